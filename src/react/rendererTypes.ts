import type {PortableTextBlockComponent, PortableTextMarkComponent, PortableTextTypeComponent} from '@portabletext/react'
import type {KnownBlock, KnownMark} from '../queries/proseResults.ts'

/** One renderer for every block the queries ask for but text itself: to leave one out does not compile. */
export type BlockRenderers = {
  readonly [Type in Exclude<KnownBlock['_type'], 'block'>]: PortableTextTypeComponent<Extract<KnownBlock, {_type: Type}>>
}

/** One renderer for every annotation the queries ask for: to leave one out does not compile. */
export type MarkRenderers = {
  readonly [Type in KnownMark['_type']]: PortableTextMarkComponent<Extract<KnownMark, {_type: Type}>>
}

/** The styles that text can have in the schema; `rendererTypes.test.ts` holds them against TypeGen's. */
export type TextStyle = 'normal' | 'h2' | 'blockquote'
export type StyleRenderers = {readonly [Style in TextStyle]: PortableTextBlockComponent}
