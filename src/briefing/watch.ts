import type {Brief, Section} from './brief.ts'

/** The sections written as watch items. */
export function watchSections(brief: Brief): readonly Section[] {
  return brief.sections.filter(({contract}) => contract?.kind === 'watch')
}
