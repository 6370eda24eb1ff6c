import {createClient} from '@sanity/client'
import {beatPageSchema, beatQuery, briefingContract, fetchPage} from 'sanity-plugin-beatbook/queries'
import {Brief} from 'sanity-plugin-beatbook/react'

const client = createClient({projectId: 'your-project', dataset: 'production', apiVersion: '2025-02-19', useCdn: true})
const schema = beatPageSchema(briefingContract)

export default async function BeatPage({params}: {readonly params: Promise<{readonly slug: string}>}) {
  const {beat} = await fetchPage(client, beatQuery, await params, schema)
  if (!beat) return <p>No beat at this address.</p>
  return (
    <article>
      <h1>{beat.title}</h1>
      <p>{beat.dek}</p>
      <Brief value={beat} linkTo={({_type, slug}) => `/${_type}/${slug}`} />
    </article>
  )
}
