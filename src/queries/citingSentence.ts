import {z} from 'zod'
import {crossReferenceRelations} from '../contract/vocabulary.ts'
import {sentenceSpans} from '../text/sentences.ts'
import {listOf} from './listOf.ts'

const citingBlockSchema = z
  .object({
    mark: z
      .object({
        _key: z.string(),
        relation: z.enum(crossReferenceRelations).nullish(),
        facet: z.string().nullish(),
      })
      .nullish(),
    children: listOf(z.object({text: z.string().nullish(), marks: listOf(z.string())})),
  })
  .transform(({mark, children}) => {
    const marked = children.map((child) => mark?._key !== undefined && child.marks.includes(mark._key))
    const textOf = (from: number, to: number) =>
      children
        .slice(from, to)
        .map((child) => child.text ?? '')
        .join('')
    const first = marked.includes(true) ? marked.indexOf(true) : children.length
    const last = marked.lastIndexOf(true) + 1 || children.length
    const start = textOf(0, first).length
    return {
      relation: mark?.relation ?? null,
      facet: mark?.facet ?? null,
      /** The whole block's text. */
      text: textOf(0, children.length),
      /** UTF-16 offsets of the linked words in `text`; equal when the mark stands on no words. */
      anchor: {start, end: start + textOf(first, last).length},
    }
  })

/** A document that cites the page's document, with every block whose prose does so. */
export const citingDocumentSchema = z.object({
  _id: z.string(),
  _type: z.string(),
  title: z.string(),
  slug: z.string(),
  date: z.string().nullish(),
  passages: listOf(z.object({section: z.string().nullish(), blocks: listOf(citingBlockSchema)})),
})
export type CitingDocument = z.infer<typeof citingDocumentSchema>
export type CitingBlock = z.infer<typeof citingBlockSchema>

/** The sentence of a citing block that holds its linked words, cut into before, anchor and after. */
export function citingSentence({text, anchor}: CitingBlock): {before: string; anchor: string; after: string} {
  const sentences = sentenceSpans(text, [anchor])
  const start = sentences.findLast((sentence) => sentence.start <= anchor.start)?.start ?? 0
  const end = sentences.find((sentence) => sentence.end >= anchor.end)?.end ?? text.length
  return {
    before: text.slice(start, anchor.start),
    anchor: text.slice(anchor.start, anchor.end),
    after: text.slice(anchor.end, end),
  }
}
