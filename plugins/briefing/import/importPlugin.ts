import {definePlugin} from 'sanity'
import type {BriefingSession} from '../briefingSession.ts'
import {createImportActions} from './importActions.tsx'
import {beatFromBrief, createNewFromBrief} from './NewFromBrief.tsx'
import {createSavedImports} from './savedImports.ts'

interface ImportOptions {
  readonly session: BriefingSession
  /** Today as an ISO date. */
  readonly now: () => string
}

/** Importing a brief: an action on every beat, and a way to make a new beat from one. */
export const importBriefs = definePlugin<ImportOptions>((options) => {
  const parts = {...options, savedImports: createSavedImports()}
  const actions = createImportActions(parts)
  return {
    name: 'sanity-plugin-beatbook/import',
    schema: {templates: (existing) => [...existing, beatFromBrief]},
    document: {
      components: {unstable_layout: createNewFromBrief(parts)},
      actions: (existing, {schemaType}) => (schemaType === 'beat' ? [...existing, ...actions] : existing),
    },
  }
})
