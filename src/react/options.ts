import type {MissingComponentHandler, PortableTextComponents} from '@portabletext/react'
import type {ComponentType} from 'react'
import type {AsOfProps} from './AsOf.tsx'
import type {CrossReferenceProps} from './CrossReference.tsx'
import type {EmptySectionProps} from './Brief.tsx'
import type {FigureProps} from './Figure.tsx'
import type {NoteProps} from './Note.tsx'
import type {SourceCitationProps} from './SourceCitation.tsx'
import type {WatchItemProps} from './WatchItems.tsx'

/** The pieces a frontend can replace by its own. */
export interface BriefComponents {
  readonly asOf: ComponentType<AsOfProps>
  readonly crossReference: ComponentType<CrossReferenceProps>
  readonly sourceCitation: ComponentType<SourceCitationProps>
  readonly note: ComponentType<NoteProps>
  readonly watchItem: ComponentType<WatchItemProps>
  readonly figure: ComponentType<FigureProps>
  readonly emptySection: ComponentType<EmptySectionProps>
}

/** How this package's renderers make pages. Every setting has a default. */
export interface RenderOptions {
  /** The address of a document. Default: `/beats/:slug`, `/takes/:slug`, `/subjects/:slug`, `/clusters/:slug`, `/verticals/:slug`. */
  readonly linkTo?: (document: {readonly _type: string; readonly slug: string}) => string
  /** IANA name of the time zone that dates of publication are shown in. Default: UTC. */
  readonly timeZone?: string
  readonly components?: Partial<BriefComponents>
  /** Components for `@portabletext/react`: blocks, marks and styles of your own, or in place of this package's. */
  readonly portableText?: PortableTextComponents
  /** Called for a block, mark or style nobody renders; `false` keeps quiet. Default: a warning on the console. */
  readonly onMissingComponent?: MissingComponentHandler | false
}

const folders: Record<string, string> = {beat: 'beats', take: 'takes', subject: 'subjects', cluster: 'clusters', vertical: 'verticals'}

/** The address of a document on a site laid out like the reference site. */
export function defaultLink({_type, slug}: {readonly _type: string; readonly slug: string}): string {
  return `/${folders[_type] ?? _type}/${encodeURIComponent(slug.toWellFormed())}`
}
