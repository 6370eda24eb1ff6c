import {BookIcon} from '@sanity/icons/Book'
import {EnvelopeIcon} from '@sanity/icons/Envelope'
import {defineLocaleResourceBundle, definePlugin, useTranslation, type DocumentInspector, type PluginOptions} from 'sanity'
import {beatbookTemplates, beatbookTypes} from '../schemas/index.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'
import type {BriefingContract} from '../src/contract/contractTypes.ts'
import type {ReviewSettings} from '../src/review/index.ts'
import {addresses} from './addresses/addressesPlugin.tsx'
import {BriefingField, createBriefingInput} from './briefing/BriefingForm.tsx'
import {createBriefingInspector} from './briefing/BriefingInspector.tsx'
import {checkedTypes, createBriefingSession} from './briefing/briefingSession.ts'
import {briefingChecks} from './briefing/checks.ts'
import {createFindingMarks} from './briefing/FindingMarks.tsx'
import {importBriefs} from './briefing/import/importPlugin.ts'
import {createPaneChecks} from './briefing/PaneChecks.tsx'
import {createEditionsInspector} from './editions/EditionsInspector.tsx'
import {beatbookNamespace} from './i18n/namespace.ts'
import {newsroomTool} from './newsroom/newsroomTool.ts'
import {related} from './related/relatedPlugin.ts'
import {createRelatedSession} from './related/relatedSession.ts'
import {createBeatbookLayout} from './review/BeatbookContext.tsx'
import {withReleaseCheck} from './review/releaseCheck.ts'
import {createReviewActions} from './review/reviewActions.ts'
import {createReviewBadge} from './review/reviewBadge.ts'
import {createReviewInput} from './review/ReviewBanner.tsx'
import {createReviewSession} from './review/reviewSession.ts'
import {createWithdrawAction, withdrawnTypes} from './withdrawal/withdrawAction.ts'

export {presentationResolver, sitePaths, type PagePaths} from './presentation/presentationResolver.ts'
export {beatbookDocumentNode} from './review/reviewNode.ts'
export {withBeatbook} from './withBeatbook.ts'

/** What a newsroom can change about Beatbook. */
export interface BeatbookOptions {
  /** The briefing structure; the default is Beatbook's own. */
  readonly contract?: BriefingContract
  /** The briefing, by email: the site's address for links, and where the mailroom answers (left out, there is none). */
  readonly email?: {readonly site: string; readonly mailUrl?: string}
  /** Today as an ISO date (`YYYY-MM-DD`), for rules about age; the default is the editor's clock. */
  readonly now?: () => string
  /**
   * Who reviews, and how many approvals a document needs before it goes live: a number for beats and takes, or one per
   * document type. The default is one, by a reviewer or an administrator; `{approvals: 0}` is a one-person newsroom.
   */
  readonly review?: ReviewSettings
}

/** Beatbook for Sanity Studio: the content model, the Briefing inspector, and the checks in the form and in the text. */
export const beatbook = definePlugin<BeatbookOptions | void>((options) => {
  const contract = options?.contract ?? briefingContract
  const now = options?.now ?? (() => new Date().toISOString().slice(0, 10))
  const session = createBriefingSession({contract, now})
  const relatedSession = createRelatedSession({contract, editors: session.editors, today: now})
  const review = createReviewSession(session, options?.review ?? {})
  const reviewActions = createReviewActions(review)
  const withdrawAction = createWithdrawAction({now})
  const reviewBadge = createReviewBadge(review)
  const briefingInspector: DocumentInspector = {
    name: 'beatbook-briefing',
    component: createBriefingInspector(session),
    useMenuItem: useBriefingMenuItem,
  }
  const editionsInspector: DocumentInspector = {
    name: 'beatbook-editions',
    component: createEditionsInspector({contract, ...options?.email}),
    useMenuItem: useEditionsMenuItem,
  }
  return {
    name: 'sanity-plugin-beatbook',
    plugins: [addresses(), related(relatedSession), importBriefs({session, now})],
    schema: {
      types: beatbookTypes({contract, checks: withReleaseCheck(briefingChecks(session), review)}),
      templates: (existing) => [...existing, ...beatbookTemplates],
    },
    form: {
      components: {
        input: createReviewInput(review, createBriefingInput(session)),
        field: BriefingField,
        portableText: {plugins: createFindingMarks(session)},
      },
    },
    studio: {components: {layout: createBeatbookLayout(review)}},
    document: {
      components: {unstable_layout: createPaneChecks(session)},
      actions: (existing, {schemaType}) => [
        ...existing,
        ...(review.covers(schemaType) ? reviewActions : []),
        ...(withdrawnTypes.includes(schemaType) ? [withdrawAction] : []),
      ],
      badges: (existing, {schemaType}) => (review.covers(schemaType) ? [...existing, reviewBadge] : existing),
      inspectors: (existing, {documentType}) =>
        checkedTypes.includes(documentType)
          ? [...existing, briefingInspector, ...(documentType === 'beat' ? [editionsInspector] : [])]
          : existing,
    },
    tools: (existing) => [...existing, newsroomTool(review)],
    i18n: {
      bundles: [
        defineLocaleResourceBundle({
          locale: 'en-US',
          namespace: beatbookNamespace,
          resources: () => import('./i18n/en.ts'),
        }),
      ],
    },
  } satisfies PluginOptions
})

function useBriefingMenuItem() {
  const {t} = useTranslation(beatbookNamespace)
  return {title: t('inspector.title'), icon: BookIcon, showAsAction: true}
}

function useEditionsMenuItem() {
  const {t} = useTranslation(beatbookNamespace)
  return {title: t('editions.title'), icon: EnvelopeIcon, showAsAction: false}
}
