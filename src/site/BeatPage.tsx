import {briefingContract, type Beat} from 'sanity-plugin-beatbook/queries'
import {Brief, defaultLink, planBriefNotes} from 'sanity-plugin-beatbook/react'
import {CitedBy} from './CitedBy.tsx'
import {Document, type SiteFrame} from './Document.tsx'
import {Links} from './Links.tsx'
import {MetaLine} from './MetaLine.tsx'
import {SectionNav} from './SectionNav.tsx'
import {Sources} from './Sources.tsx'
import {describeBeat} from './structuredData.ts'
import {PublishedAt, TakeList} from './TakeList.tsx'
import {Title} from './Title.tsx'

/** A beat: its brief with notes in the margin, then its takes, who cites it, its sources, the briefing by email. */
export function BeatPage({beat, site}: {readonly beat: Beat; readonly site: SiteFrame}) {
  const plan = planBriefNotes(beat)
  const hasSources = plan.sources.length + beat.sources.length > 0
  const nav = [
    ...beat.sections.map(({key, heading}) => ({id: key, heading})),
    {id: 'place', heading: 'Where it belongs'},
    ...(beat.takes.length > 0 ? [{id: 'takes', heading: 'Takes'}] : []),
    ...(beat.citedBy.length > 0 ? [{id: 'cited-by', heading: 'Cited by'}] : []),
    ...(hasSources ? [{id: 'sources', heading: 'Sources'}] : []),
  ]
  return (
    <Document site={site} title={beat.title} description={beat.dek} path={`/beats/${beat.slug}`} feeds={`/beats/${beat.slug}`} structuredData={describeBeat(beat, site)}>
      <article className="page">
        <header className="opening">
          <MetaLine>
            {beat.vertical?.title ? <Vertical value={beat.vertical} /> : null}
            {beat.parentBeat ? <Links to={[beat.parentBeat]} /> : null}
            {beat.asOf?.date ? <site.AsOf value={beat.asOf} /> : null}
            {beat.takeCount === 1 ? '1 take' : `${beat.takeCount} takes`}
          </MetaLine>
          <Title>{beat.title}</Title>
          {beat.dek ? <p className="dek">{beat.dek}</p> : null}
        </header>
        <SectionNav entries={nav} />
        <div className="text">
          <Brief
            value={beat}
            plan={plan}
            timeZone={site.timeZone}
            components={{asOf: site.AsOf}}
            onMissingComponent={false}
          />
          <Place beat={beat} />
          {beat.takes.length > 0 ? (
            <section className="block" id="takes" aria-labelledby="takes-heading">
              <h2 id="takes-heading">Takes</h2>
              <TakeList takes={beat.takes} timeZone={site.timeZone} />
              {beat.takeCount > beat.takes.length ? (
                <p className="plain go-on">
                  <a href={`${defaultLink(beat)}/takes`}>All {beat.takeCount} takes</a>
                </p>
              ) : null}
            </section>
          ) : null}
          {beat.citedBy.length > 0 ? <CitedBy value={beat.citedBy} timeZone={site.timeZone} /> : null}
          <Sources cited={plan.sources} listed={beat.sources} />
          {site.hasHistory ? (
            <section className="block" id="changes" aria-labelledby="changes-heading">
              <h2 id="changes-heading">What changed</h2>
              <p className="plain">
                Last published <PublishedAt value={beat._updatedAt} timeZone={site.timeZone} />. <a href={`${defaultLink(beat)}/changes`}>What changed, and when</a>
              </p>
            </section>
          ) : null}
          <section className="block" id="by-email" aria-labelledby="by-email-heading">
            <h2 id="by-email-heading">{briefingContract.closing.heading}</h2>
            <SignUp beat={beat} action={site.signUp} />
          </section>
        </div>
      </article>
    </Document>
  )
}

function SignUp({beat, action}: {readonly beat: Beat; readonly action: string | null}) {
  if (!action) return <p className="plain">Sign-up is not open yet. Until it is, this page holds the same briefing.</p>
  return (
    <form className="sign-up" method="post" action={action}>
      <input type="hidden" name="beat" value={beat.slug} />
      <label htmlFor="sign-up-address">Your email address</label>
      <div>
        <input id="sign-up-address" name="address" type="email" autoComplete="email" required maxLength={254} />
        <button type="submit">Send me the briefing</button>
      </div>
      <p className="plain">You get a letter with one link, and the briefing once you have clicked it. Each one ends with a link to leave.</p>
    </form>
  )
}

function Vertical({value: {_type, title, slug}}: {readonly value: NonNullable<Beat['vertical']>}) {
  return slug ? <a href={defaultLink({_type, slug})}>{title}</a> : <>{title}</>
}

const scopes = {whole: 'the whole of it', named: 'in part'} as const

function Place({beat}: {readonly beat: Beat}) {
  const {vertical, parentBeat, subBeats, cluster, clusterScope, clusterMembers, rosterStatement, roster, owner} = beat
  return (
    <section className="block" id="place" aria-labelledby="place-heading">
      <h2 id="place-heading">Where it belongs</h2>
      <dl className="facts">
        {vertical?.title ? (
          <div>
            <dt>Vertical</dt>
            <dd>
              <Vertical value={vertical} />
            </dd>
          </div>
        ) : null}
        {parentBeat ? (
          <div>
            <dt>Part of</dt>
            <dd>
              <Links to={[parentBeat]} />
            </dd>
          </div>
        ) : null}
        {subBeats.length > 0 ? (
          <div>
            <dt>Sub-beats</dt>
            <dd>
              <Links to={subBeats} />
            </dd>
          </div>
        ) : null}
        {cluster ? (
          <div>
            <dt>Cluster</dt>
            <dd>
              <Links to={[cluster]} />
              {clusterScope ? `, ${scopes[clusterScope]}` : null}
              {clusterMembers.length > 0 ? (
                <>
                  : <Links to={clusterMembers} />
                </>
              ) : null}
            </dd>
          </div>
        ) : null}
        {rosterStatement ? (
          <div>
            <dt>Roster</dt>
            <dd>{roster.length > 0 ? <Links to={roster} /> : 'No formal roster'}</dd>
          </div>
        ) : null}
        {owner ? (
          <div>
            <dt>Kept by</dt>
            <dd>{owner}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  )
}
