import {datePhrase} from '../react/datePhrases.ts'
import {safeUrl} from '../react/safeUrl.ts'
import type {Source} from '../queries/index.ts'
import {isCitation, type EditionContent, type ListItem, type Part, type Run} from './editionParts.ts'
import {headline} from './plainWords.ts'
import {wrapText} from './wrapText.ts'

/** An edition as plain text: wrapped at 72 characters, sources and links as numbered notes at the end. */
export function editionText(content: EditionContent): string {
  const notes = createNotes()
  const {publication, meta, title, consequence, dek, page, unsubscribe} = content
  const opening = [
    publication,
    wrapText(consequence ? `${title}: ${consequence}` : title),
    wrapText(meta.join(' · ')),
    wrapText(dek),
    `On the site: ${page}`,
  ]
  const body = content.parts.map((part) => written(part, notes))
  const listed = notes.lines()
  const blocks = [
    ...opening,
    ...body,
    ...(listed.length > 0 ? [label('Notes'), listed.join('\n')] : []),
    ['--', publication, content.home, ...(unsubscribe ? [`Unsubscribe: ${unsubscribe}`] : [])].join('\n'),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

interface Notes {
  /** The number of a note: a source or an address has one number throughout. */
  number(key: string, note: string): number
  lines(): string[]
}

function createNotes(): Notes {
  const notes = new Map<string, {number: number; note: string}>()
  return {
    number(key, note) {
      const known = notes.get(key) ?? {number: notes.size + 1, note}
      notes.set(key, known)
      return known.number
    },
    lines: () => [...notes.values()].map(({number, note}) => wrapText(`[${number}] ${note}`, 72, '    ')),
  }
}

function written(part: Part, notes: Notes): string {
  switch (part.kind) {
    case 'heading':
      return label(part.text)
    case 'paragraph':
      return wrapText(textOf(part.runs, notes))
    case 'list':
      return part.items.map((item) => itemText(item, notes)).join('\n')
    case 'change': {
      const now = wrapText(`${part.label}: ${textOf(withoutChange(part.runs, 'removed'), notes)}`, 72, '  ')
      const isMarked = part.runs.some((run) => !isCitation(run) && run.change)
      return isMarked ? `${now}\n${wrapText(`Was: ${textOf(withoutChange(part.runs, 'added'), notes)}`, 72, '  ')}` : now
    }
  }
}

function withoutChange(runs: readonly Run[], change: 'added' | 'removed'): readonly Run[] {
  return runs.filter((run) => isCitation(run) || run.change !== change)
}

function itemText({runs, note}: ListItem, notes: Notes): string {
  const item = wrapText(`* ${textOf(runs, notes)}`, 72, '  ')
  return note ? `${item}\n${wrapText(`  ${textOf(note, notes)}`.trimEnd(), 72, '  ').replace(/^(?! {2})/, '  ')}` : item
}

function textOf(runs: readonly Run[], notes: Notes): string {
  return runs
    .map((run, index) => {
      if (isCitation(run)) return ` [${notes.number(run.source._id, sourceNote(run.source))}]`
      const next = runs[index + 1]
      const {link} = run
      const endsHere = link && !(next && !isCitation(next) && next.link?.href === link.href)
      return endsHere ? withNote(run.text, ` [${notes.number(link.href, linkNote(link))}]`) : run.text
    })
    .join('')
    .trim()
}

/** The note stands before white space that belongs to the linked words. */
function withNote(text: string, note: string): string {
  const words = text.trimEnd()
  return words + note + text.slice(words.length)
}

function linkNote({href, title}: {href: string; title: string}): string {
  return title === '' ? href : `${title}: ${href}`
}

/** A source on one line: who published it, the work, its date, its address. */
function sourceNote({name, work, date, datePrecision, url}: Source): string {
  const parts = [headline(name), headline(work), datePhrase(date, datePrecision)].filter(Boolean).join(', ')
  const address = safeUrl(url)
  return address && URL.canParse(address) ? `${parts}: ${new URL(address).href}` : parts
}

function label(text: string): string {
  const words = headline(text).toUpperCase()
  return `${words}\n${'-'.repeat(Math.min(words.length, 72))}`
}
