import {BookIcon} from '@sanity/icons/Book'
import {defineLocaleResourceBundle, definePlugin, useTranslation, type DocumentInspector, type PluginOptions} from 'sanity'
import {beatbookTemplates, beatbookTypes} from '../schemas/index.ts'
import {briefingContract} from '../src/contract/briefingContract.ts'
import type {BriefingContract} from '../src/contract/contractTypes.ts'
import {BriefingField, createBriefingInput} from './briefing/BriefingForm.tsx'
import {createBriefingInspector} from './briefing/BriefingInspector.tsx'
import {checkedTypes, createBriefingSession} from './briefing/briefingSession.ts'
import {briefingChecks} from './briefing/checks.ts'
import {createFindingMarks} from './briefing/FindingMarks.tsx'
import {beatbookNamespace} from './i18n/namespace.ts'
import {related} from './related/relatedPlugin.ts'
import {createRelatedSession} from './related/relatedSession.ts'

export {withBeatbook} from './withBeatbook.ts'

/** What a newsroom can change about Beatbook. */
export interface BeatbookOptions {
  /** The briefing structure; the default is Beatbook's own. */
  readonly contract?: BriefingContract
  /** Today as an ISO date (`YYYY-MM-DD`), for rules about age; the default is the editor's clock. */
  readonly now?: () => string
}

/** Beatbook for Sanity Studio: the content model, the Briefing inspector, and the checks in the form and in the text. */
export const beatbook = definePlugin<BeatbookOptions | void>((options) => {
  const contract = options?.contract ?? briefingContract
  const now = options?.now ?? (() => new Date().toISOString().slice(0, 10))
  const session = createBriefingSession({contract, now})
  const relatedSession = createRelatedSession({contract, editors: session.editors, today: now})
  const briefingInspector: DocumentInspector = {
    name: 'beatbook-briefing',
    component: createBriefingInspector(session),
    useMenuItem: useBriefingMenuItem,
  }
  return {
    name: 'sanity-plugin-beatbook',
    plugins: [related(relatedSession)],
    schema: {
      types: beatbookTypes({contract, checks: briefingChecks(session)}),
      templates: (existing) => [...existing, ...beatbookTemplates],
    },
    form: {
      components: {input: createBriefingInput(session), field: BriefingField, portableText: {plugins: createFindingMarks(session)}},
    },
    document: {
      inspectors: (existing, {documentType}) =>
        checkedTypes.includes(documentType) ? [...existing, briefingInspector] : existing,
    },
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
