import type {
  BeatCopy,
  ClusterCopy,
  PublicationCopy,
  SourceCopy,
  SubjectCopy,
  TakeCopy,
  VerticalCopy,
  WatchCopy,
} from './copy.ts'
import type {ProseBuilder} from './prose.ts'

export interface NewsroomDocument {
  readonly _id: string
  readonly _type: string
  readonly _createdAt: string
  readonly _updatedAt: string
  readonly [field: string]: unknown
}

const foundedOn = '2022-06-01'

export function publicationDocument(copy: PublicationCopy): NewsroomDocument {
  return {_id: 'publication', _type: 'publication', ...stamps(foundedOn), ...copy}
}

export function verticalDocument(copy: VerticalCopy, index: number): NewsroomDocument {
  return {...identity('vertical', copy.slug), ...stamps(foundedOn), ...withSlug(copy), order: index + 1}
}

export function clusterDocument(copy: ClusterCopy): NewsroomDocument {
  return {...identity('cluster', copy.slug), ...stamps(foundedOn), ...withSlug(copy), aliases: copy.aliases ?? []}
}

export function subjectDocument(copy: SubjectCopy): NewsroomDocument {
  return {...identity('subject', copy.slug), ...stamps(foundedOn), ...withSlug(copy), aliases: copy.aliases ?? []}
}

export function sourceDocument({slug, ...fields}: SourceCopy): NewsroomDocument {
  return {...identity('source', slug), ...stamps(foundedOn), datePrecision: 'day', ...fields}
}

/** A beat, last touched on its as-of day. */
export function beatDocument(copy: BeatCopy, {prose}: ProseBuilder): NewsroomDocument {
  const {title, shortTitle, dek, clusterScope, rosterStatement, owner, reviewEvery, emailSubject} = copy
  const section = (key: 'whatItIs' | 'history' | 'currentState' | 'relationships') =>
    prose(copy[key], `beat "${copy.slug}", ${key}`)

  return {
    ...identity('beat', copy.slug),
    ...stamps(copy.openedOn, copy.asOf.date),
    title,
    shortTitle,
    formerTitles: copy.formerTitles ?? [],
    slug: slugField(copy.slug),
    aliases: copy.aliases ?? [],
    dek: folded(dek),
    vertical: reference('vertical', copy.vertical),
    cluster: reference('cluster', copy.cluster),
    clusterScope,
    clusterMembers: (copy.clusterMembers ?? []).map((member, index) => ({
      _key: `c${index + 1}`,
      _type: 'reference',
      _ref: member.replace(':', '-'),
      _weak: true,
    })),
    rosterStatement,
    roster: copy.roster.map((slug, index) => ({_key: `r${index + 1}`, ...reference('subject', slug)})),
    whatItIs: section('whatItIs'),
    history: section('history'),
    currentState: section('currentState'),
    asOf: {_type: 'asOf', ...copy.asOf},
    relationships: section('relationships'),
    watch: copy.watch.map((item, index) => watchItem(item, index, copy.slug, prose)),
    owner,
    reviewEvery,
    emailSubject,
    sources: weakReferences('source', copy.sources),
  }
}

/** A take, published at seven in the morning, universal time. */
export function takeDocument(copy: TakeCopy, {takeBody}: ProseBuilder): NewsroomDocument {
  const corrections = copy.corrections ?? []
  return {
    ...identity('take', copy.slug),
    ...stamps(copy.publishedOn, corrections.at(-1)?.date),
    headline: copy.headline,
    formerHeadlines: copy.formerHeadlines ?? [],
    slug: slugField(copy.slug),
    aliases: copy.aliases ?? [],
    dek: folded(copy.dek),
    publishedAt: morningOf(copy.publishedOn),
    byline: copy.byline,
    beats: Object.entries(copy.beats).map(([slug, role], index) => ({
      _type: 'beatMembership',
      _key: `m${index + 1}`,
      beat: reference('beat', slug),
      role,
    })),
    corrections: corrections.map(({date, text}, index) => ({
      _type: 'correction',
      _key: `e${index + 1}`,
      date,
      text: folded(text),
    })),
    body: takeBody(copy.body, `take "${copy.slug}"`),
    subjects: copy.subjects.map((slug, index) => ({_key: `s${index + 1}`, ...reference('subject', slug)})),
    sources: weakReferences('source', copy.sources),
  }
}

function watchItem(item: WatchCopy, index: number, beat: string, prose: ProseBuilder['prose']) {
  const key = `w${index + 1}`
  return {
    _type: 'watchItem',
    _key: key,
    body: prose(item.question, `beat "${beat}", watch item ${index + 1}`),
    status: item.status ?? 'open',
    ...(item.resolvedBy ? {resolvedBy: {...reference('take', item.resolvedBy), _weak: true}} : {}),
    ...(item.resolvedOn ? {resolvedOn: item.resolvedOn} : {}),
  }
}

function identity(type: string, slug: string) {
  return {_id: `${type}-${slug}`, _type: type}
}

function withSlug<Copy extends {readonly slug: string}>(copy: Copy) {
  return {...copy, slug: slugField(copy.slug)}
}

function slugField(current: string) {
  return {_type: 'slug', current}
}

function reference(type: string, slug: string) {
  return {_type: 'reference', _ref: `${type}-${slug}`}
}

function weakReferences(type: string, slugs: readonly string[]) {
  return slugs.map((slug, index) => ({_key: `${type[0]}${index + 1}`, ...reference(type, slug), _weak: true}))
}

function folded(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

function stamps(created: string, updated = created) {
  return {_createdAt: morningOf(created), _updatedAt: morningOf(updated)}
}

function morningOf(day: string): string {
  return `${day}T07:00:00Z`
}
