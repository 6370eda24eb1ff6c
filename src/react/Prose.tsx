import {
  PortableText,
  type PortableTextBlockComponent,
  type PortableTextComponents,
  type PortableTextListItemComponent,
} from '@portabletext/react'
import type {ComponentType, ReactNode} from 'react'
import type {BodyBlock} from '../queries/proseResults.ts'
import {CrossReference} from './CrossReference.tsx'
import {Figure} from './Figure.tsx'
import {Note} from './Note.tsx'
import type {NotePlan} from './notes.ts'
import type {RenderOptions} from './options.ts'
import type {BlockRenderers, MarkRenderers, StyleRenderers} from './rendererTypes.ts'
import {safeUrl} from './safeUrl.ts'
import {SourceCitation} from './SourceCitation.tsx'

export interface ProseProps extends RenderOptions {
  readonly value: readonly BodyBlock[]
  /** The page's notes; a block's own stand right after it. */
  readonly plan: NotePlan
}

/** Prose with its notes. Blocks that `portableText` does not know render nothing, unknown marks their words. */
export function Prose({value, plan, ...options}: ProseProps) {
  return (
    <PortableText
      value={[...value]}
      components={proseComponents(plan, options)}
      onMissingComponent={options.onMissingComponent}
    />
  )
}

function proseComponents(plan: NotePlan, options: RenderOptions): PortableTextComponents {
  const {components = {}, portableText = {}, linkTo, timeZone} = options
  const Reference = components.crossReference ?? CrossReference
  const Citation = components.sourceCitation ?? SourceCitation
  const FigureBlock = components.figure ?? Figure
  const NoteWords = components.note ?? Note

  const notes = (block: object) => {
    const planned = plan.notesOf(block)
    return planned.length > 0 ? (
      <ul className="bb-notes">
        {planned.map((note) => (
          <li key={note.index} id={`note-${note.index}`} className={`bb-note bb-note-${note.kind}`} data-n={note.index}>
            <NoteWords note={note} linkTo={linkTo} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    ) : null
  }
  const withNotes = (block: object, element: ReactNode) => (
    <>
      {element}
      {notes(block)}
    </>
  )
  const blockWithNotes =
    (Block: PortableTextBlockComponent): PortableTextBlockComponent =>
    (props) =>
      withNotes(props.value, <Block {...props} />)
  // Of a styled item the children are the block of its style, which has the notes already.
  const itemWithNotes =
    (Item: PortableTextListItemComponent): PortableTextListItemComponent =>
    (props) => {
      const {value, children} = props
      return <Item {...props}>{(value.style ?? 'normal') === 'normal' ? withNotes(value, children) : children}</Item>
    }
  const listItem = itemWithNotes(({children}) => <li>{children}</li>)

  const blocks: BlockRenderers = {figure: ({value}) => <FigureBlock value={value} />}
  const marks: MarkRenderers = {
    crossReference: ({value, children}) =>
      value ? (
        <Reference value={value} note={plan.noteOf(value)} linkTo={linkTo}>
          {children}
        </Reference>
      ) : (
        <>{children}</>
      ),
    sourceCitation: ({value, children}) => {
      const note = plan.noteOf(value)
      return value ? (
        <Citation value={value} note={note?.kind === 'source' ? note : undefined}>
          {children}
        </Citation>
      ) : (
        <>{children}</>
      )
    },
    link: ({value, children}) => {
      const href = safeUrl(value?.href)
      return href ? (
        <a href={href} rel="noopener">
          {children}
        </a>
      ) : (
        <>{children}</>
      )
    },
  }
  const styles: StyleRenderers = {
    normal: ({value, children}) => withNotes(value, <p>{children}</p>),
    h2: ({value, children}) => withNotes(value, <h2>{children}</h2>),
    blockquote: ({value, children}) => (
      <blockquote>
        <p>{children}</p>
        {notes(value)}
      </blockquote>
    ),
  }

  return {
    ...portableText,
    types: {...blocks, ...portableText.types},
    marks: {...marks, ...portableText.marks},
    block: given(portableText.block, blockWithNotes, styles),
    listItem: given(portableText.listItem, itemWithNotes, {bullet: listItem, number: listItem}),
    unknownListItem: portableText.unknownListItem ? itemWithNotes(portableText.unknownListItem) : listItem,
    unknownType: portableText.unknownType ?? Nothing,
    unknownMark: portableText.unknownMark ?? Words,
    unknownBlockStyle: blockWithNotes(portableText.unknownBlockStyle ?? (({children}) => <p>{children}</p>)),
  }
}

/** A frontend's own components, one for all or some by name, each with the notes of its block; those not named stay ours. */
function given<Props>(
  own: ComponentType<Props> | Readonly<Record<string, ComponentType<Props> | undefined>> | undefined,
  withNotes: (component: ComponentType<Props>) => ComponentType<Props>,
  ours: Readonly<Record<string, ComponentType<Props>>>,
): ComponentType<Props> | Record<string, ComponentType<Props>> {
  if (typeof own === 'function') return withNotes(own)
  const named = Object.entries(own ?? {}).flatMap(([name, component]) => (component ? [[name, withNotes(component)]] : []))
  return {...ours, ...Object.fromEntries(named)}
}

function Nothing() {
  return null
}

function Words({children}: {children?: ReactNode}) {
  return <>{children}</>
}
