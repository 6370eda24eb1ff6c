import {sentenceSpans} from '../../text/sentences.ts'
import {fieldPlace} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** The dek is one sentence that fits under a title. */
export const dekLength = defineRule({
  id: 'dek-length',
  severity: 'error',
  needs: ['text'],
  appliesTo: ['beat', 'take'],
  why: 'The dek is also the preview line of the email; more than one sentence is cut off there.',

  *check({kind, dek}, _options, {contract}) {
    const {maxCharacters} = kind === 'take' ? contract.take.dek : contract.dek
    if (dek.length > maxCharacters) {
      yield {message: `The dek has ${dek.length} characters. Keep it to ${maxCharacters}.`, place: fieldPlace(['dek'])}
    }
    const sentences = sentenceSpans(dek).length
    if (sentences > 1) yield {message: `The dek has ${sentences} sentences. Write one.`, place: fieldPlace(['dek'])}
  },
})
