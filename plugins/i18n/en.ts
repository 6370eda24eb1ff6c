import briefing from './en/briefing.ts'
import editions from './en/editions.ts'
import importing from './en/import.ts'
import newsroom from './en/newsroom.ts'
import related from './en/related.ts'
import review from './en/review.ts'
import withdrawal from './en/withdrawal.ts'

/** The plugin's words in English; a newsroom adds a bundle of the same keys for another language. */
export default {
  ...briefing,
  ...importing,
  ...review,
  ...related,
  ...editions,
  ...newsroom,
  ...withdrawal,
}
