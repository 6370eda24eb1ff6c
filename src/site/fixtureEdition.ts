import {briefingContract, editionQuery, editionSchema, fetchPage, type EditionResult} from 'sanity-plugin-beatbook/queries'
import {createFixtureClient} from './fixtureClient.ts'
import {fixtureDocuments, publication, type FixtureDocument} from './fixtures.ts'

const sender = {name: 'The Sandhaven Register', address: 'briefing@register.example'}

/** The edition query's answer for one beat of the invented newsroom, with some documents in place of its own. */
export async function fixtureEdition(id = 'beat-tides', changed: readonly FixtureDocument[] = []): Promise<EditionResult> {
  const replaced = new Set(changed.map(({_id}) => _id))
  const own = [{...publication, emailSender: sender}, ...fixtureDocuments.slice(1)].filter(({_id}) => !replaced.has(_id))
  const {client} = createFixtureClient([...own, ...changed])
  return fetchPage(client, editionQuery, {id}, editionSchema(briefingContract))
}
