import {Box, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {useId, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {FieldChange} from '../../../src/briefing/import/mergeBrief.ts'
import type {BriefingContract} from '../../../src/contract/contractTypes.ts'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {Fold} from '../Fold.tsx'
import {PartChanges} from './PartChanges.tsx'
import type {BriefReading} from './reading.ts'
import {valueText} from './valueText.ts'

interface RecognisedProps {
  readonly reading: BriefReading
  readonly contract: BriefingContract
  readonly leaveOut: ReadonlySet<string>
  readonly onToggle: (key: string) => void
  readonly titleOf: (id: string) => string
}

/** What the brief states, field by field, what it does to the beat, and a box to leave it out. */
export function Recognised({reading, contract, leaveOut, onToggle, titleOf}: RecognisedProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {changes, derived} = reading
  const headings = new Map(contract.sections.map(({key, heading}) => [key, heading]))
  const missing = contract.sections.filter(({key}) => !changes.some(({field}) => field === key))
  const fields = changes.filter(({field}) => !headings.has(field))
  const sections = contract.sections.flatMap(({key}) => changes.filter(({field}) => field === key))
  return (
    <Stack as="section" gap={4} aria-label={t('import.recognised')}>
      <Text as="h2" size={1} weight="semibold">
        {t('import.recognised')}
      </Text>
      <Stack as="ul" gap={4} style={list}>
        {[...fields, ...sections].map((change) => (
          <Row
            key={change.field}
            change={change}
            words={reading.words[change.field] ?? 0}
            label={headings.get(change.field) ?? t(`import.field.${change.field}`)}
            from={derived.find(({field}) => field === change.field)?.from}
            isLeftOut={leaveOut.has(change.field)}
            onToggle={onToggle}
            titleOf={titleOf}
          />
        ))}
        {missing.map(({key, heading}) => (
          <li key={key} data-field={key} data-change="missing">
            <Flex gap={3} align="flex-start">
              <Box style={boxWidth} />
              <Text size={1} muted>
                {t('import.missing', {heading})}
              </Text>
            </Flex>
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

interface RowProps {
  readonly change: FieldChange
  /** Words of the section as it would be; 0 for other fields. */
  readonly words: number
  readonly label: string
  readonly from: string | undefined
  readonly isLeftOut: boolean
  readonly onToggle: (key: string) => void
  readonly titleOf: (id: string) => string
}

function Row({change, words, label, from, isLeftOut, onToggle, titleOf}: RowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const id = useId()
  const {field, kind, before, after, parts} = change
  const isChoice = kind === 'add' || kind === 'replace'
  const choices = {listed: t('import.roster.listed'), none: t('import.roster.none')}
  const shown = (value: unknown) => (field === 'rosterStatement' && (value === 'listed' || value === 'none') ? choices[value] : valueText(value, titleOf))
  return (
    <li data-field={field} data-change={isLeftOut ? 'leftOut' : kind}>
      <Flex gap={3} align="flex-start">
        <Box style={boxWidth}>
          {isChoice ? <Checkbox id={id} checked={!isLeftOut} onChange={() => onToggle(field)} style={{display: 'block'}} /> : null}
        </Box>
        <Stack gap={2} flex={1}>
          <Flex gap={2} wrap="wrap">
            <Text size={1} weight="medium" {...(isChoice ? {as: 'label', htmlFor: id} : {})}>
              {label}
            </Text>
            <Text size={1} muted>
              {t(`import.change.${isLeftOut ? 'leftOut' : kind}`)}
            </Text>
          </Flex>
          {parts.length > 0 ? (
            <SectionSummary change={change} words={words} />
          ) : (
            <Text size={1}>{shown(after)}</Text>
          )}
          {kind === 'replace' && parts.length === 0 ? (
            <Text size={1} muted>
              {t('import.was', {value: shown(before)})}
            </Text>
          ) : null}
          {from && isChoice && !isLeftOut ? (
            <Text size={0} muted>
              {parts.length > 0 ? t('import.oneEach') : t('import.from', {from})}
            </Text>
          ) : null}
          {kind === 'replace' && parts.length > 0 ? (
            <Fold name={`changes-${field}`} title={t('import.changes')} onlyOpen>
              <PartChanges parts={parts} />
            </Fold>
          ) : null}
        </Stack>
      </Flex>
    </li>
  )
}

const partKinds = ['same', 'linked', 'changed', 'new', 'gone', 'stays'] as const

function SectionSummary({change: {field, kind, parts}, words}: {readonly change: FieldChange; readonly words: number}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const unit = field === 'watch' ? 'questions' : 'paragraphs'
  const size = parts.filter((part) => part.kind !== 'gone').length
  const counts = partKinds.flatMap((part) => {
    const count = parts.filter((each) => each.kind === part).length
    return count === 0 ? [] : [t(`import.part.${part}`, {count})]
  })
  return (
    <Text size={1} data-words={words}>
      {[t(`import.${unit}`, {count: size}), t('import.words', {count: words}), ...(kind === 'replace' ? counts : [])].join(' · ')}
    </Text>
  )
}

const boxWidth = {width: 20, flex: 'none'}
const list = {listStyle: 'none', margin: 0, padding: 0}
