import {Box, Checkbox, Flex, Stack, Text} from '@sanity/ui'
import {useId, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {FoundLink} from '../../../src/briefing/import/sections.ts'
import {linkKey} from '../../../src/briefing/import/withoutLinks.ts'
import type {BriefingContract} from '../../../src/contract/contractTypes.ts'
import {beatbookNamespace} from '../../i18n/namespace.ts'
import {keyed} from './keyed.ts'
import type {BriefReading} from './reading.ts'

const list = {listStyle: 'none', margin: 0, padding: 0}

interface LinksFoundProps {
  readonly links: readonly FoundLink[]
  readonly contract: BriefingContract
  readonly leaveOut: ReadonlySet<string>
  readonly onToggle: (key: string) => void
  readonly titleOf: (id: string) => string
}

/** The cross-references found, each with the words it stands on, what it leads to, and a box to leave it out. */
export function LinksFound({links, contract, leaveOut, onToggle, titleOf}: LinksFoundProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (links.length === 0) return null
  return (
    <Listed title={t('import.links', {count: links.length})} name="links">
      {links.map((link) => {
        const heading = contract.sections.find(({key}) => key === link.section)?.heading ?? link.section
        const key = linkKey(link)
        return (
          <LinkRow
            key={key}
            words={t('import.link', {words: link.words, title: titleOf(link.target)})}
            where={t(`import.link.${link.by}`, {heading})}
            checked={!leaveOut.has(key)}
            onToggle={() => onToggle(key)}
          />
        )
      })}
    </Listed>
  )
}

interface LinkRowProps {
  readonly words: string
  readonly where: string
  readonly checked: boolean
  readonly onToggle: () => void
}

function LinkRow({words, where, checked, onToggle}: LinkRowProps): ReactNode {
  const id = useId()
  return (
    <li>
      <Flex gap={3} align="flex-start">
        <Box style={{width: 20, flex: 'none'}}>
          <Checkbox id={id} checked={checked} onChange={onToggle} style={{display: 'block'}} />
        </Box>
        <Stack gap={2} flex={1}>
          <Text as="label" size={1} htmlFor={id}>
            {words}
          </Text>
          <Text size={0} muted>
            {where}
          </Text>
        </Stack>
      </Flex>
    </li>
  )
}

/** The newsroom's subjects that the brief names, and by which words. */
export function SubjectsNamed({reading, contract}: {readonly reading: BriefReading; readonly contract: BriefingContract}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  if (reading.subjects.length === 0) return null
  return (
    <Listed title={t('import.subjects', {count: reading.subjects.length})} name="subjects">
      {reading.subjects.map(({id, title, words, section}) => {
        const heading = contract.sections.find(({key}) => key === section)?.heading ?? section
        return (
          <li key={id}>
            <Text size={1}>{words === title ? t('import.subject', {title, heading}) : t('import.subjectAs', {title, words, heading})}</Text>
          </li>
        )
      })}
    </Listed>
  )
}

/** Everything of the source that is not in the beat, with its line and the reason. */
export function NotUnderstood({reading}: {readonly reading: BriefReading}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const {notUnderstood} = reading
  const {shown, more} = keyed(notUnderstood, ({kind, text, line}) => `${line} ${kind} ${text}`)
  return (
    <Listed title={t('import.notUnderstood', {count: notUnderstood.length})} name="notUnderstood">
      {notUnderstood.length === 0 ? (
        <li>
          <Text size={1} muted>
            {t('import.allUnderstood')}
          </Text>
        </li>
      ) : (
        shown.map(({item: {kind, text, line, reason}, key}) => (
          <li key={key} data-kind={kind}>
            <Stack gap={2}>
              <Text size={1}>{text === '' ? kindText(kind) : `"${shorten(text)}"`}</Text>
              <Text size={1} muted>
                {line === 0 ? t('import.reason', {reason}) : t('import.reasonAt', {line, reason})}
              </Text>
            </Stack>
          </li>
        ))
      )}
      {more > 0 ? (
        <li>
          <Text size={1} muted>
            {t('import.more', {count: more})}
          </Text>
        </li>
      ) : null}
    </Listed>
  )
}

function kindText(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
}

function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 157).trimEnd()} …` : text
}

interface ListedProps {
  readonly title: string
  readonly name: string
  readonly children: ReactNode
}

function Listed({title, name, children}: ListedProps): ReactNode {
  return (
    <Stack as="section" gap={4} data-list={name}>
      <Text as="h2" size={1} weight="semibold">
        {title}
      </Text>
      <Stack as="ul" gap={3} style={list}>
        {children}
      </Stack>
    </Stack>
  )
}
