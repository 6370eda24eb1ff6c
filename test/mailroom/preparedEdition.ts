import {renderEdition} from '../../src/email/index.ts'
import {Deliveries, type Edition} from '../../src/mailroom/deliveries.ts'
import {inTransaction, openMailFile} from '../../src/mailroom/mailFile.ts'
import {randomSecrets} from '../../src/mailroom/secrets.ts'
import {Subscribers} from '../../src/mailroom/subscribers.ts'
import {fixtureEdition} from '../../src/site/fixtureEdition.ts'

export const readerAddress = (n: number) => `reader-${n}@reader.example`

/** Writes so many confirmed readers and one edition, ready to be sent, into a mail file. */
export async function prepareEdition(file: string | undefined, readers: number) {
  const database = openMailFile(file)
  const now = () => new Date()
  const subscribers = new Subscribers(database, {now, secrets: randomSecrets})
  const deliveries = new Deliveries(database, {now, secrets: randomSecrets, unsubscribeToken: (id) => subscribers.unsubscribeToken(id)})
  inTransaction(database, () => {
    const person = database.prepare('INSERT INTO subscribers (id, address, key, created) VALUES (?, ?, ?, ?)')
    const subscription = database.prepare('INSERT INTO subscriptions (id, subscriber, beat, asked, confirmed) VALUES (?, ?, ?, ?, ?)')
    for (let n = 1; n <= readers; n += 1) {
      const at = '2026-07-01T00:00:00.000Z'
      person.run(`p${n}`, readerAddress(n), readerAddress(n), at)
      subscription.run(`s${n}`, `p${n}`, 'beat-tides', at, at)
    }
  })
  const result = await fixtureEdition()
  const placeholder = 'where-the-token-goes'
  const {subject, html, text} = renderEdition(result, {site: 'https://register.example', unsubscribeUrl: `https://register.example/briefing/unsubscribe/${placeholder}`})
  const edition: Edition = {
    id: 'beatbook.edition.beat-tides.1',
    beat: 'beat-tides',
    revision: 'r1',
    kind: 'full',
    subject,
    html,
    text,
    placeholder,
    sender: {name: 'The Sandhaven Register', address: 'briefing@register.example'},
    result,
    started: '2026-07-15T09:00:00.000Z',
    by: 'rosa',
  }
  deliveries.prepare(edition)
  deliveries.setState(edition.id, 'sending')
  return {database, subscribers, deliveries, edition: deliveries.edition(edition.id)!}
}
