import {fieldPlace} from '../brief.ts'
import {defineRule} from '../rule.ts'

/** A briefing that goes out has a subject line an inbox shows whole. */
export const emailSubject = defineRule({
  id: 'email-subject',
  severity: 'error',
  needs: ['fields', 'send'],
  defaults: {maxCharacters: 60},
  why: 'Inboxes cut a subject off after about 60 characters.',

  *check({fields}, {maxCharacters}) {
    const subject = fields?.emailSubject ?? ''
    const place = fieldPlace(['emailSubject'])
    if (subject === '')
      yield {message: `The email has no subject. Write one of at most ${maxCharacters} characters.`, place}
    else if (subject.length > maxCharacters) {
      yield {message: `The email's subject has ${subject.length} characters. Keep it to ${maxCharacters}.`, place}
    }
  },
})
