import {fold} from '../../text/words.ts'
import {placeIn} from '../brief.ts'
import {citations} from '../citations.ts'
import {namesOf} from '../corpus.ts'
import {defineRule} from '../rule.ts'

/** A link that quotes a title quotes the one the story bears today. */
export const anchorTitle = defineRule({
  id: 'anchor-title',
  severity: 'info',
  needs: ['corpus'],
  appliesTo: ['beat', 'take'],
  why: 'A reader who follows an old title thinks it is another story.',

  *check(brief, _options, {corpus}) {
    if (!corpus) return
    for (const {section, link, entry} of citations(brief, corpus)) {
      const anchor = fold(link.text)
      if (namesOf(entry).some((name) => fold(name) === anchor)) continue
      if (!entry.formerTitles.some((title) => fold(title) === anchor)) continue
      const place = placeIn(section, link)
      yield {
        message: `"${link.text}" is a former title. It is called "${entry.title}" today.`,
        place,
        fixes: [{title: `Write "${entry.title}"`, kind: 'replace', place, text: entry.title}],
      }
    }
  },
})
