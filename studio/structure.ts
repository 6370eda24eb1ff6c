import {BookIcon} from '@sanity/icons/Book'
import {CalendarIcon} from '@sanity/icons/Calendar'
import {ClockIcon} from '@sanity/icons/Clock'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {EditIcon} from '@sanity/icons/Edit'
import {HomeIcon} from '@sanity/icons/Home'
import {StackIcon} from '@sanity/icons/Stack'
import {TagIcon} from '@sanity/icons/Tag'
import {TaskIcon} from '@sanity/icons/Task'
import {ThListIcon} from '@sanity/icons/ThList'
import {TiersIcon} from '@sanity/icons/Tiers'
import type {StructureBuilder, StructureResolver} from 'sanity/structure'
import {subjectKinds} from '../src/contract/vocabulary.ts'

const apiVersion = '2025-02-19'

const subjectLists = {
  person: 'People',
  organisation: 'Organisations',
  model: 'Models',
  law: 'Laws',
  place: 'Places',
} as const

/** The desk: what needs a look today, then beats, takes and the directory, then what is under way. */
export function newsroomStructure(today: () => string): StructureResolver {
  return (S) =>
    S.list()
      .id('newsroom')
      .title('Newsroom')
      .items([
        S.listItem().id('today').title('Today').icon(ClockIcon).child(todayList(S, today())),
        S.divider(),
        S.listItem().id('beats').title('Beats').icon(DocumentTextIcon).child(beatsList(S)),
        S.listItem().id('takes').title('Takes').icon(CalendarIcon).child(takesList(S)),
        S.listItem().id('subjects').title('Subjects').icon(TagIcon).child(subjectsList(S)),
        S.listItem().id('sources').title('Sources').icon(BookIcon).child(S.documentTypeList('source').title('Sources')),
        S.divider(),
        S.listItem().id('drafts').title('Drafts').icon(EditIcon).child(draftsList(S)),
        S.listItem().id('in-review').title('In review').icon(TaskIcon).child(inReviewList(S)),
        S.divider(),
        S.listItem()
          .id('publication')
          .title('Publication')
          .icon(HomeIcon)
          .child(
            S.list()
              .id('publication-parts')
              .title('Publication')
              .items([
                S.documentListItem().schemaType('publication').id('publication').title('Name, mark and time zone'),
                S.documentTypeListItem('vertical').title('Verticals'),
                S.documentTypeListItem('cluster').title('Clusters'),
                S.documentTypeListItem('withdrawal').title('Withdrawals'),
              ]),
          ),
      ])
}

/** Beats that are due for another look: past their own review interval, or without an as-of date. */
function todayList(S: StructureBuilder, today: string) {
  return S.documentList()
    .id('today-beats')
    .title('Due for a look')
    .apiVersion(apiVersion)
    .filter(
      `_type == "beat" && (!defined(asOf.date) || dateTime(asOf.date + "T00:00:00Z") < dateTime($today + "T00:00:00Z") - 60 * 60 * 24 * coalesce(reviewEvery, 90))`,
    )
    .params({today})
    .schemaType('beat')
    .canHandleIntent(() => false) // A beat that is opened or made elsewhere belongs to the list of all beats.
    .defaultOrdering([{field: 'asOf.date', direction: 'asc'}])
}

function beatsList(S: StructureBuilder) {
  return S.list()
    .id('beats')
    .title('Beats')
    .items([
      S.listItem()
        .id('all-beats')
        .title('All beats')
        .icon(DocumentTextIcon)
        .child(S.documentTypeList('beat').id('all-beats').title('All beats')),
      S.listItem().id('by-vertical').title('By vertical').icon(ThListIcon).child(beatsBy(S, 'vertical')),
      S.listItem().id('by-cluster').title('By cluster').icon(StackIcon).child(beatsBy(S, 'cluster')),
      S.listItem()
        .id('sub-beats')
        .title('Sub-beats')
        .icon(TiersIcon)
        .child(
          S.documentList()
            .id('sub-beats')
            .title('Sub-beats')
            .apiVersion(apiVersion)
            .schemaType('beat')
            .canHandleIntent(() => false)
            .filter('_type == "beat" && defined(parentBeat)'),
        ),
    ])
}

function beatsBy(S: StructureBuilder, type: 'vertical' | 'cluster') {
  return S.documentTypeList(type)
    .title(type === 'vertical' ? 'Beats by vertical' : 'Beats by cluster')
    .child((id) =>
      S.documentList()
        .id(`beats-in-${id}`)
        .title('Beats')
        .apiVersion(apiVersion)
        .schemaType('beat')
        .filter(`_type == "beat" && ${type}._ref == $id`)
        .params({id})
        .initialValueTemplates(
          type === 'vertical' ? [S.initialValueTemplateItem('beat-in-vertical', {vertical: id})] : [],
        ),
    )
}

function takesList(S: StructureBuilder) {
  return S.list()
    .id('takes')
    .title('Takes')
    .items([
      S.listItem()
        .id('all-takes')
        .title('Newest first')
        .icon(CalendarIcon)
        .child(
          S.documentTypeList('take').id('all-takes').title('Takes').defaultOrdering([{field: 'publishedAt', direction: 'desc'}]),
        ),
      S.listItem()
        .id('takes-by-beat')
        .title('By beat')
        .icon(DocumentTextIcon)
        .child(
          S.documentTypeList('beat')
            .id('takes-by-beat')
            .title('Takes by beat')
            .child((id) => takesOnBeat(S, id)),
        ),
      S.listItem()
        .id('takes-without-beat')
        .title('On no beat')
        .child(
          S.documentList()
            .id('takes-without-beat')
            .title('On no beat')
            .apiVersion(apiVersion)
            .schemaType('take')
            .filter('_type == "take" && count(beats) == 0 || _type == "take" && !defined(beats)'),
        ),
    ])
}

function takesOnBeat(S: StructureBuilder, id: string) {
  const beat = id.replace(/^(drafts\.|versions\.[^.]+\.)/, '')
  return S.documentList()
    .id(`takes-on-${beat}`)
    .title('Takes on this beat')
    .apiVersion(apiVersion)
    .schemaType('take')
    .filter('_type == "take" && $beat in beats[].beat._ref')
    .params({beat})
    .defaultOrdering([{field: 'publishedAt', direction: 'desc'}])
    .initialValueTemplates([S.initialValueTemplateItem('take-on-beat', {beat})])
}

function subjectsList(S: StructureBuilder) {
  return S.list()
    .id('subjects')
    .title('Subjects')
    .items([
      S.listItem().id('all-subjects').title('All subjects').icon(TagIcon).child(S.documentTypeList('subject').title('Subjects')),
      ...subjectKinds.map((kind) =>
        S.listItem()
          .id(kind)
          .title(subjectLists[kind])
          .child(
            S.documentList()
              .id(kind)
              .title(subjectLists[kind])
              .apiVersion(apiVersion)
              .schemaType('subject')
              .filter('_type == "subject" && kind == $kind')
              .params({kind}),
          ),
      ),
    ])
}

function draftsList(S: StructureBuilder) {
  return S.documentList()
    .id('drafts')
    .title('Drafts')
    .apiVersion(apiVersion)
    .filter('_originalId in path("drafts.**") && _type in ["beat", "take", "subject", "cluster", "vertical", "source", "publication"]')
    .canHandleIntent(() => false)
    .defaultOrdering([{field: '_updatedAt', direction: 'desc'}])
}

/** Drafts whose newest decision is a submission that nothing has answered yet. */
function inReviewList(S: StructureBuilder) {
  return S.documentList()
    .id('in-review')
    .title('In review')
    .canHandleIntent(() => false)
    .apiVersion(apiVersion)
    .filter(
      `_originalId in path("drafts.**") && *[_type == "beatbook.decision" && document == ^._id && act in ["submit", "approve", "request-changes", "withdraw"]] | order(at desc)[0].act == "submit"`,
    )
}
