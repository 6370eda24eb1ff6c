import {definePlugin} from 'sanity'
import type {BriefingSession} from '../briefingSession.ts'
import {createImportActions} from './importActions.ts'
import {beatFromBrief, createImportLayout} from './ImportLayout.tsx'
import {createImportRequests} from './importRequests.ts'
import {createOpenSources} from './openSources.ts'
import {createSavedImports} from './savedImports.ts'

interface ImportOptions {
  readonly session: BriefingSession
  /** Today as an ISO date. */
  readonly now: () => string
}

/** Importing a brief: an action on every beat, and a way to make a new beat from one. */
export const importBriefs = definePlugin<ImportOptions>((options) => {
  const parts = {...options, savedImports: createSavedImports(), requests: createImportRequests(), sources: createOpenSources()}
  const actions = createImportActions(parts)
  return {
    name: 'sanity-plugin-beatbook/import',
    schema: {templates: (existing) => [...existing, beatFromBrief]},
    document: {
      components: {unstable_layout: createImportLayout(parts)},
      actions: (existing, {schemaType}) => (schemaType === 'beat' ? [...existing, ...actions] : existing),
    },
  }
})
