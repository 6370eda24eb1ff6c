import type {ArchivePage} from 'sanity-plugin-beatbook/queries'
import {Links} from './Links.tsx'

/** The beats of a take in a list, in one line. */
export function BeatsOf({take}: {readonly take: ArchivePage['takes'][number]}) {
  const beats = take.beats.flatMap(({beat}) => (beat ? [beat] : []))
  return beats.length > 0 ? (
    <p className="label">
      <Links to={beats} />
    </p>
  ) : null
}
