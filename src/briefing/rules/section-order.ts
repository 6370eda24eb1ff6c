import {fieldPlace, isEmpty} from '../brief.ts'
import type {Brief} from '../brief.ts'
import {defineRule} from '../rule.ts'
import type {Complaint} from '../rule.ts'

/** Every section of the contract is there, filled, in order, under no heading but its own. */
export const sectionOrder = defineRule({
  id: 'section-order',
  severity: 'error',
  needs: ['text'],
  why: 'Readers come back to a brief because each thing always stands in the same place.',

  *check(brief, _options, {contract}) {
    for (const section of brief.sections) {
      const stands = brief.layout?.headings.some(({heading}) => heading === section.heading) ?? true
      if (!stands) {
        yield {
          message: `"${section.heading}" is missing. Add the heading and its text.`,
          place: fieldPlace(section.path, section.key),
        }
      } else if (isEmpty(section)) {
        yield {
          message: `"${section.heading}" is empty. ${section.contract?.opener ?? ''}`.trim(),
          place: fieldPlace(section.path, section.key),
        }
      }
      yield* storedHeadings(section.paragraphs)
    }
    const wanted = contract.sections.map(({heading}) => heading)
    yield* displaced(brief, wanted)
    for (const {heading, line, section} of brief.layout?.extraHeadings ?? []) {
      yield {
        message: `The heading "${heading}" on line ${line} is not one of the brief's. Remove it or make it a sentence.`,
        place: fieldPlace(section === '' ? [] : [section], section === '' ? undefined : section),
      }
    }
  },
})

/** Headings in the wrong order, and headings that stand twice. */
function* displaced(brief: Brief, wanted: readonly string[]): Iterable<Complaint> {
  const stood = (brief.layout?.headings ?? []).filter(({heading}) => wanted.includes(heading))
  let furthest = -1
  const seen = new Set<string>()
  for (const {heading, line} of stood) {
    const index = wanted.indexOf(heading)
    const section = brief.sections.find((candidate) => candidate.heading === heading)
    const place = fieldPlace(section?.path ?? [], section?.key)
    if (seen.has(heading)) yield {message: `"${heading}" stands again on line ${line}. Keep one.`, place}
    else if (index < furthest) {
      yield {
        message: `"${heading}" stands after "${wanted[furthest]}". Move it up; the order is ${wanted.join(', ')}.`,
        place,
      }
    }
    seen.add(heading)
    furthest = Math.max(furthest, index)
  }
}

function* storedHeadings(paragraphs: Brief['sections'][number]['paragraphs']): Iterable<Complaint> {
  for (const {style, path, text} of paragraphs) {
    if (/^h[1-6]$/.test(style))
      yield {message: `The heading "${text}" is not one of the brief's. Make it a paragraph.`, place: fieldPlace(path)}
  }
}
