import type {BriefingContract} from '../../contract/contractTypes.ts'
import {asOfDate, asOfSection, asOfValue} from '../asOf.ts'
import {sectionOf} from '../brief.ts'
import type {Brief, Section} from '../brief.ts'
import type {LintContext} from '../context.ts'
import type {Corpus} from '../corpus.ts'
import {createLinter} from '../linter.ts'
import {clusterStatement} from '../rules/cluster-statement.ts'
import {subjectsIn} from '../textLinks.ts'
import type {ReadFields} from './sections.ts'

const named = /^The\s+["“]([^"“”]+)["”]\s+(?:sub-)?beat\b/
const noRoster = /\bno\s+(?:formal\s+)?roster\b/i

/** The fields a brief states in its prose: short title, as-of date, roster and cluster. */
export function factsOf(document: Readonly<Record<string, unknown>>, contract: BriefingContract, context: LintContext): ReadFields {
  const linter = createLinter({contract: {...contract, rules: {}}, rules: [clusterStatement]})
  const brief = linter.readDocument(document, context)
  if (!brief) return {fields: {}, notUnderstood: [], derived: []}
  const relationships = sectionOf(brief, 'relationships')
  const current = sectionOf(brief, asOfSection)
  const clusters = linter.reportBrief(brief, context).findings.flatMap(({fixes, place}) =>
    fixes.flatMap((fix) => (fix.kind === 'setField' ? [{value: fix.value as {_ref: string}, words: place.text}] : [])),
  )
  return joined([
    shortTitle(brief),
    current ? asOf(current) : nothing,
    relationships ? roster(relationships, context.corpus) : nothing,
    clusterOf(clusters),
  ])
}

const nothing: ReadFields = {fields: {}, notUnderstood: [], derived: []}

function joined(parts: readonly ReadFields[]): ReadFields {
  return {
    fields: Object.assign({}, ...parts.map(({fields}) => fields)),
    notUnderstood: parts.flatMap(({notUnderstood}) => notUnderstood),
    derived: parts.flatMap(({derived}) => derived),
  }
}

function shortTitle({sections: [first]}: Brief): ReadFields {
  const name = named.exec(first?.text ?? '')?.[1]?.trim()
  if (!name) return nothing
  const derived = [{field: 'shortTitle', value: name, from: `the opening of "${first!.heading}"`}]
  return {...nothing, fields: {shortTitle: name}, derived}
}

function asOf(section: Section): ReadFields {
  const date = asOfDate(section)
  if (!date?.exists) {
    const [opening] = section.sentences
    const reason = date ? 'is a date that does not exist' : `"${section.heading}" does not open with "As of" and a date that names a year`
    return {...nothing, notUnderstood: opening ? [{kind: 'as-of', text: date?.text ?? opening.text, line: 0, reason}] : []}
  }
  const value = asOfValue(date)
  const derived = [{field: 'asOf', value: `${value.date} (${value.precision})`, from: `"As of ${date.text}"`}]
  return {...nothing, fields: {asOf: value}, derived}
}

function roster(section: Section, corpus: Corpus | undefined): ReadFields {
  const sentence = section.sentences.find(({text}) => /\broster\b/i.test(text))
  if (!sentence) return nothing
  const none = noRoster.exec(section.text)
  if (none) {
    const derived = [{field: 'rosterStatement', value: 'none', from: `the words "${none[0]}"`}]
    return {...nothing, fields: {rosterStatement: 'none'}, derived}
  }
  const subjects = corpus ? subjectsIn(sentence.text.slice(sentence.text.search(/\broster\b/i)), corpus).map(({entry}) => entry) : []
  if (subjects.length === 0) {
    const reason = 'names no subject of the corpus after "roster" and does not say that there is none'
    return {...nothing, notUnderstood: [{kind: 'roster', text: sentence.text, line: 0, reason}]}
  }
  const value = subjects.map(({title}) => title).join(', ')
  return {
    ...nothing,
    fields: {
      rosterStatement: 'listed',
      roster: subjects.map(({id}, index) => ({_type: 'reference', _key: `roster-${index + 1}`, _ref: id})),
    },
    derived: [{field: 'roster', value, from: 'the subjects named after "roster"'}],
  }
}

function clusterOf(found: readonly {value: {_ref: string}; words: string}[]): ReadFields {
  const [first, ...others] = found
  if (!first) return nothing
  if (others.length > 0) {
    const text = found.map(({words}) => words).join(', ')
    return {...nothing, notUnderstood: [{kind: 'cluster', text, line: 0, reason: 'more than one cluster is named, and a beat is in one'}]}
  }
  return {
    ...nothing,
    fields: {cluster: {_type: 'reference', _ref: first.value._ref}},
    derived: [{field: 'cluster', value: first.value._ref, from: `the words "${first.words}" beside "cluster"`}],
  }
}
