import {fold} from '../../text/words.ts'
import {placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

const opener = /^(The\s+["“])([^"“”]+)(["”]\s+(?:sub-)?beat\s+(?:tracks|covers|follows)\b)/

/** What it is opens by naming the beat and saying what it tracks. */
export const openerTracks = defineRule({
  id: 'opener-tracks',
  severity: 'warning',
  needs: ['text'],
  why: 'The first words tell a newcomer what the beat is called and what it is for.',

  *check({sections, title, shortTitle}) {
    const [section] = sections
    const first = section?.sentences[0]
    if (!section || !first) return // `section-order` owns this case.
    const name = shortTitle ?? firstHalf(title)
    const match = opener.exec(first.text)
    if (!match) {
      yield {
        message:
          `"${section.heading}" does not open by naming the beat. Begin with: The "${name.toLowerCase()}" ` +
          `beat tracks …`,
        place: placeIn(section, first),
      }
      return
    }
    const said = normal(match[2]!)
    if ([shortTitle ?? '', firstHalf(title)].some((whole) => isLeadingPart(said, normal(whole)))) return
    const start = first.start + match[1]!.length
    const place = placeIn(section, {start, end: start + match[2]!.length})
    yield {
      message:
        `The beat is called "${match[2]}" here, and the title says "${firstHalf(title)}". Use a leading ` +
        `part of the title or the short title.`,
      place,
      fixes: shortTitle ? [{title: `Write "${shortTitle}"`, kind: 'replace', place, text: shortTitle}] : [],
    }
  },
})

function firstHalf(title: string): string {
  return title.split(/:\s/)[0]!.trim()
}

function normal(text: string): string {
  return fold(text)
    .replace(/[-\u2010\u2011]/g, ' ')
    .replace(/^the /, '')
    .replace(/[.,]$/, '')
}

function isLeadingPart(part: string, whole: string): boolean {
  return part !== '' && whole.startsWith(part) && !/[\p{L}\p{N}]/u.test(whole[part.length] ?? '')
}
