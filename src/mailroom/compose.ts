import MailComposer from 'nodemailer/lib/mail-composer'

/** A mail as it is written, before it is RFC 5322 text. */
export interface Mail {
  readonly from: {readonly name: string; readonly address: string}
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** With its angle brackets. */
  readonly messageId: string
  readonly date: Date
  /** Where one POST ends the subscription (RFC 8058). */
  readonly unsubscribeUrl?: string
  /** The list's name, as in `tide-data.briefing.register.example` (RFC 2919). */
  readonly listId?: string
}

/** The whole message. Names and subjects are encoded; a line break in one cannot begin another header. */
export function compose(mail: Mail): Promise<Buffer> {
  const {from, to, subject, html, text, messageId, date, unsubscribeUrl, listId} = mail
  const headers = [
    ...(unsubscribeUrl
      ? [
          {key: 'List-Unsubscribe', value: `<${unsubscribeUrl}>`},
          {key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click'},
        ]
      : []),
    ...(listId ? [{key: 'List-ID', value: `<${listId}>`}] : []),
  ]
  const composer = new MailComposer({
    from: {name: from.name, address: from.address},
    to: {name: '', address: to},
    subject,
    html,
    text,
    messageId,
    date,
    headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
