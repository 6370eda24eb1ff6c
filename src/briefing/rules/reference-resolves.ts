import {placeIn} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** Every cross-reference leads somewhere else that readers can open. */
export const referenceResolves = defineRule({
  id: 'reference-resolves',
  severity: 'error',
  needs: ['corpus'],
  appliesTo: ['beat', 'take'],
  why: 'A link to nothing, to the same page or to an unpublished story fails the reader who follows it.',

  *check(brief, _options, {corpus, phase}) {
    const publishing = phase === 'publish' || phase === 'send'
    for (const section of brief.sections) {
      for (const link of section.links) {
        if (link.kind !== 'crossReference') continue
        const place = placeIn(section, link)
        const fixes = link.inferred ? [] : [{title: 'Remove the link', kind: 'unlink', place} as const]
        const entry = link.target === undefined ? undefined : corpus?.entries.get(link.target)
        if (link.target !== undefined && link.target === brief.id) {
          yield {
            message: `"${link.text}" links to this page itself. Remove the link or point it elsewhere.`,
            place,
            fixes,
          }
        } else if (!entry) {
          const what = link.target === undefined ? 'has no target' : `links to "${link.target}", which does not exist`
          yield {message: `"${link.text}" ${what}. Choose a story or remove the link.`, place, fixes}
        } else if (publishing && !entry.isPublic) {
          yield {
            message:
              `"${link.text}" links to "${entry.title}", which is not published. Publish that first or ` +
              `remove the link.`,
            place,
            fixes,
          }
        }
      }
    }
  },
})
