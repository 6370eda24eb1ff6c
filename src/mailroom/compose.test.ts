import fc from 'fast-check'
import {simpleParser} from 'mailparser'
import {expect, test} from 'vitest'
import {compose, type Mail} from './compose.ts'
import {readMail} from './readMail.ts'

const mail: Mail = {
  from: {name: 'The Sandhaven Register', address: 'briefing@register.example'},
  to: 'ada@reader.example',
  subject: 'Tide data',
  html: '<p>Nine of 40 ports – and "more" = 9.</p>',
  text: 'Nine of 40 ports – and "more" = 9.\n',
  messageId: '<id-1@register.example>',
  date: new Date('2026-07-15T09:00:00Z'),
  unsubscribeUrl: `https://register.example/briefing/unsubscribe/${'t'.repeat(60)}`,
  listId: 'beat-tides.briefing.register.example',
}

/** Names of the header lines, in order. */
const headerNames = (raw: Buffer) =>
  raw
    .toString('utf8')
    .split('\r\n\r\n')[0]!
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')))

test('a mail has both texts, its own Message-ID, and one address to leave by POST', async () => {
  const raw = await compose(mail)
  const parsed = await simpleParser(raw)
  expect(parsed.messageId).toBe('<id-1@register.example>')
  expect(parsed.text).toBe(mail.text)
  expect(parsed.html).toContain('Nine of 40 ports')
  expect(parsed.headers.get('list')).toMatchObject({unsubscribe: {url: mail.unsubscribeUrl}, 'unsubscribe-post': {name: 'List-Unsubscribe=One-Click'}})
  expect(raw.toString()).toMatch(new RegExp(`^List-Unsubscribe:\\s+<${mail.unsubscribeUrl}>\\r$`, 'm'))
  expect(headerNames(raw)).toContain('List-ID')
})

const nasty = fc.oneof(fc.string({unit: 'grapheme', maxLength: 60}), fc.constantFrom('x\r\nBcc: all@reader.example', 'x\n\nbody', '"<a@b.example>, c@d.example', 'Ünïcode '.repeat(20)))

test('no name, subject or text adds a header, a recipient or a part', async () => {
  const plain = [...headerNames(await compose(mail)), 'Content-Transfer-Encoding']
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (name, subject, text) => {
      const raw = await compose({...mail, from: {name, address: mail.from.address}, subject, text, html: `<p>${text.replace(/[<&]/g, '')}</p>`})
      const names = headerNames(raw)
      expect(names.filter((header) => !plain.includes(header))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
      const parsed = await simpleParser(raw)
      expect(parsed.to).toMatchObject({value: [{address: mail.to}]})
      expect(parsed.from?.value.map(({address}) => address)).toEqual([mail.from.address])
      expect(parsed.cc ?? parsed.bcc).toBeUndefined()
      expect(parsed.attachments).toEqual([])
    }),
    {numRuns: 60},
  )
})

test('the outbox reads back what was composed, as another reader does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({unit: 'grapheme', minLength: 1, maxLength: 90}), fc.string({unit: 'grapheme', maxLength: 300}), async (subject, words) => {
      const text = `Text ${words.replace(/\r/g, '')}\n`
      const raw = await compose({...mail, subject: `S ${subject}`.replace(/\s+/g, ' ').trim(), text, html: `<p>${words.replace(/[<&\r]/g, '')}</p>`})
      const parsed = await simpleParser(raw)
      const read = readMail(raw)
      expect(read.headers.get('subject')).toBe(parsed.subject)
      expect(read.text.replaceAll('\r\n', '\n').trimEnd()).toBe((parsed.text ?? '').trimEnd())
      expect(read.html.replaceAll('\r\n', '\n').trimEnd()).toBe((parsed.html || '').trimEnd())
    }),
    {numRuns: 60},
  )
})
