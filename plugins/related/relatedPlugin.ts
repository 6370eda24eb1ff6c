import {LinkIcon} from '@sanity/icons/Link'
import {definePlugin, useTranslation, type DocumentInspector, type PluginOptions} from 'sanity'
import {checkedTypes} from '../briefing/briefingSession.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {createLinkPicker} from './LinkPicker.tsx'
import {createMentionMarks} from './MentionMarks.tsx'
import {createRelatedInput} from './RelatedForm.tsx'
import {createRelatedInspector} from './RelatedInspector.tsx'
import {createRelatedLayout} from './RelatedLayout.tsx'
import type {RelatedSession} from './relatedSession.ts'

/** The picker at `[[`. A plugin has one place for editor plugins, so it is one of its own. */
const linkPicker = definePlugin<RelatedSession>((session) => ({
  name: 'sanity-plugin-beatbook/link-picker',
  form: {components: {portableText: {plugins: createLinkPicker(session)}}},
}))

/** Related stories in the Studio: mentions in the text, the Related inspector, and the index behind both. */
export const related = definePlugin<RelatedSession>((session) => {
  const inspector: DocumentInspector = {
    name: 'beatbook-related',
    component: createRelatedInspector(session),
    useMenuItem: useRelatedMenuItem,
  }
  return {
    name: 'sanity-plugin-beatbook/related',
    plugins: [linkPicker(session)],
    studio: {components: {layout: createRelatedLayout(session)}},
    form: {components: {input: createRelatedInput(session), portableText: {plugins: createMentionMarks(session)}}},
    document: {
      inspectors: (existing, {documentType}) => (checkedTypes.includes(documentType) ? [...existing, inspector] : existing),
    },
  } satisfies PluginOptions
})

function useRelatedMenuItem() {
  const {t} = useTranslation(beatbookNamespace)
  return {title: t('related.title'), icon: LinkIcon, showAsAction: true}
}
