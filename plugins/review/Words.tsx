import type {CSSProperties, ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {SentenceDiff} from '../../src/review/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {offScreen} from './offScreen.ts'
import {wordRuns, type WordRun} from './wordRuns.ts'

interface WordsProps {
  readonly sentence: SentenceDiff
  /** Offset of the sentence in its paragraph as it reads now. */
  readonly from: number
  /** Shows the text as it is, without marks: there is nothing to compare it with. */
  readonly plain: boolean
}

/**
 * A sentence word by word: what came is underlined, what went is struck through, what leads elsewhere says where. Each
 * is named for those who hear the page.
 */
export function Words({sentence, from, plain}: WordsProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const moved = !plain && sentence.movedFrom !== undefined && sentence.movedTo !== undefined
  return (
    <span data-change={plain ? 'same' : sentence.change} style={moved ? style.moved : undefined}>
      {moved ? <Tag text={t(sentence.movedFrom! > sentence.movedTo! ? 'diff.movedUp' : 'diff.movedDown')} /> : null}
      {stretches(wordRuns(sentence)).map((runs) => (
        <Stretch key={runs[0]!.offset} runs={runs} from={from} plain={plain} dim={!plain && sentence.change === 'same'} />
      ))}
    </span>
  )
}

interface StretchProps {
  /** Neighbours that changed alike. */
  readonly runs: readonly WordRun[]
  readonly from: number
  readonly plain: boolean
  readonly dim: boolean
}

function Stretch({runs, from, plain, dim}: StretchProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const change = plain ? 'same' : runs[0]!.change
  const words = runs.map((run) => <Run key={run.offset} run={run} from={from} marked={change !== 'same'} />)
  if (change === 'removed') {
    return (
      <del style={style.removed}>
        <span style={offScreen}>{t('diff.removed')} </span>
        {words}
        <span style={offScreen}> {t('diff.end')} </span>
      </del>
    )
  }
  if (change === 'added') {
    return (
      <ins style={style.added}>
        <span style={offScreen}>{t('diff.added')} </span>
        {words}
        <span style={offScreen}> {t('diff.end')} </span>
      </ins>
    )
  }
  return <span style={dim ? style.dim : undefined}>{words}</span>
}

function Run({run, from, marked}: {readonly run: WordRun; readonly from: number; readonly marked: boolean}): ReactNode {
  const {change, text, figure, link, linkBefore, at} = run
  const place = at === undefined || change === 'removed' ? {} : {'data-at': from + at}
  return (
    <>
      <span {...place} style={{...(link ? style.link : {}), ...(figure && marked ? style.figure : {})}}>
        {text}
      </span>
      {marked && linkBefore ? <LinkTag change="removed" text={leadsTo(linkBefore)} /> : null}
      {marked && link && change !== 'removed' ? <LinkTag change="added" text={leadsTo(link)} /> : null}
    </>
  )
}

function leadsTo({title, target, relation}: NonNullable<WordRun['link']>): string {
  return [`→ ${title ?? target}`, relation].filter(Boolean).join(' · ')
}

/** Neighbours that changed alike, so that they are marked and announced as one. */
function stretches(runs: readonly WordRun[]): readonly (readonly WordRun[])[] {
  const found: WordRun[][] = []
  for (const run of runs) {
    const last = found.at(-1)
    if (last?.[0]?.change === run.change && run.change !== 'relinked') last.push(run)
    else found.push([run])
  }
  return found
}

function LinkTag({change, text}: {readonly change: 'added' | 'removed'; readonly text: string}): ReactNode {
  return change === 'added' ? (
    <ins style={{...style.tag, ...style.tagAdded}}>{text}</ins>
  ) : (
    <del style={{...style.tag, ...style.tagRemoved}}>{text}</del>
  )
}

function Tag({text}: {readonly text: string}): ReactNode {
  return <span style={{...style.tag, ...style.tagMoved}}>{text}</span>
}

const tag: CSSProperties = {
  display: 'inline-block',
  fontSize: '0.8em',
  lineHeight: 1.3,
  padding: '0 5px',
  margin: '0 4px',
  borderRadius: 3,
  verticalAlign: '0.06em',
}

const style = {
  dim: {color: 'var(--card-muted-fg-color)'},
  added: {
    background: 'var(--card-badge-positive-bg-color)',
    color: 'var(--card-badge-positive-fg-color)',
    textDecoration: 'underline',
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
    borderRadius: 2,
  },
  removed: {
    background: 'var(--card-badge-critical-bg-color)',
    color: 'var(--card-badge-critical-fg-color)',
    textDecoration: 'line-through',
    textDecorationThickness: '1.5px',
    borderRadius: 2,
    marginRight: 2,
  },
  figure: {fontWeight: 600, fontVariantNumeric: 'tabular-nums'},
  link: {borderBottom: '1px dotted currentColor'},
  moved: {borderLeft: '3px solid var(--card-badge-primary-dot-color)', paddingLeft: 6},
  tag,
  tagAdded: {background: 'var(--card-badge-positive-bg-color)', color: 'var(--card-badge-positive-fg-color)', textDecoration: 'none'},
  tagRemoved: {background: 'var(--card-badge-critical-bg-color)', color: 'var(--card-badge-critical-fg-color)', textDecoration: 'line-through'},
  tagMoved: {background: 'var(--card-badge-primary-bg-color)', color: 'var(--card-badge-primary-fg-color)'},
} satisfies Record<string, CSSProperties>
