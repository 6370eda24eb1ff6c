import {html, Markup} from '../email/markup.ts'
import {headline} from '../email/plainWords.ts'
import {darkStyle, style} from '../email/editionStyle.ts'
import {wrapText} from '../email/wrapText.ts'
import type {Letter} from './subscribers.ts'

/** What a letter says of the beat. */
export interface BeatName {
  readonly title: string
  readonly dek: string
}

/** What a letter says of the house that sends it. */
export interface LetterFrame {
  readonly publication: string
  /** The site's address, without a final slash. */
  readonly site: string
  readonly from: {readonly name: string; readonly address: string}
}

export interface WrittenLetter {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly unsubscribeUrl: string
}

/** Where a person confirms, and where they leave. */
export const confirmPath = '/briefing/confirm'
export const unsubscribePath = '/briefing/unsubscribe'

/** The letter a sign-up leads to: a link to confirm with, or word that there is nothing to confirm. */
export function letterOf(letter: Letter, beat: BeatName, {publication, site}: LetterFrame): WrittenLetter {
  const title = headline(beat.title)
  const house = headline(publication)
  const unsubscribeUrl = `${site}${unsubscribePath}/${letter.unsubscribeToken}`
  if (letter.kind === 'already') {
    return written({
      house,
      subject: `You receive "${title}" already`,
      lines: [`Someone, most likely you, asked for this briefing for ${letter.address}. It comes to this address already, so there is nothing to do.`],
      title,
      dek: headline(beat.dek),
      action: {label: 'End the subscription', href: unsubscribeUrl},
      after: 'If that was not you, you can leave this letter where it is.',
      unsubscribeUrl,
    })
  }
  return written({
    house,
    subject: `Confirm: "${title}" by email`,
    lines: [`Someone, most likely you, asked for this briefing for ${letter.address}. One click confirms it.`],
    title,
    dek: headline(beat.dek),
    action: {label: 'Send me the briefing', href: `${site}${confirmPath}/${letter.confirmToken}`},
    after: 'The link works for seven days. If it was not you, do nothing: without the click, no briefing is sent.',
    unsubscribeUrl,
  })
}

interface LetterContent {
  readonly house: string
  readonly subject: string
  readonly lines: readonly string[]
  readonly title: string
  readonly dek: string
  readonly action: {readonly label: string; readonly href: string}
  readonly after: string
  readonly unsubscribeUrl: string
}

function written({house, subject, lines, title, dek, action, after, unsubscribeUrl}: LetterContent): WrittenLetter {
  const text = [house, ...lines.map((line) => wrapText(line)), `${wrapText(title)}\n${wrapText(dek)}`, `${action.label}:\n${action.href}`, wrapText(after)]
  const page = html`<!DOCTYPE html>
<html lang="en-GB" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
<style>${new Markup(darkStyle)}</style>
</head>
<body class="bg ink" style="${style.page}">
<table role="presentation" class="bg" style="${style.frame}" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" style="${style.column}" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td class="ink" style="${style.cell}">
<p class="ink" style="${style.masthead}">${house}</p>
${lines.map((line) => html`<p class="ink" style="${style.paragraph}">${line}</p>\n`)}
<h1 class="ink" style="${style.title}">${title}</h1>
<p class="ink" style="${style.dek}">${dek}</p>
<p class="ink" style="${style.paragraph}"><a class="link" href="${action.href}" style="${style.link};font-weight:bold">${action.label}</a></p>
<p class="quiet" style="${style.quiet}">${after}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
  return {subject, html: page.source, text: `${text.join('\n\n')}\n`, unsubscribeUrl}
}
