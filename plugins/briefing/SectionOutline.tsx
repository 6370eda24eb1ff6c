import {Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {memo, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {OutlineSection, Place} from '../../src/briefing/index.ts'
import type {Band, BriefingContract} from '../../src/contract/contractTypes.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {barOf} from './bandBar.ts'
import {saysTheSame} from './saysTheSame.ts'

interface SectionOutlineProps {
  readonly sections: readonly OutlineSection[]
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
}

/** The sections in contract order, each with its words against the band, its links and its dates. */
export const SectionOutline = memo(function SectionOutline({sections, contract, goTo}: SectionOutlineProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const total = sections.reduce((sum, {words}) => sum + words, 0)
  const [least, most] = contract.total.warn
  return (
    <Stack gap={3}>
      <Text as="h2" size={1} weight="medium">
        {t('outline.title')}
      </Text>
      <Stack as="ol" gap={1} style={{listStyle: 'none', margin: 0, padding: 0}}>
        {sections.map((section) => (
          <li key={section.key}>
            <SectionRow section={section} contract={contract} goTo={goTo} />
          </li>
        ))}
      </Stack>
      <Text size={0} muted>
        {t('outline.total', {count: total, least, most})}
      </Text>
    </Stack>
  )
})

interface SectionRowProps {
  readonly section: OutlineSection
  readonly contract: BriefingContract
  readonly goTo: (place: Place) => void
}

/** Drawn anew only when its own section says something else: a key changes one of them. */
const SectionRow = memo(function SectionRow({section, contract, goTo}: SectionRowProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const band = contract.sections.find(({key}) => key === section.key)?.words
  const counts = [
    ...(section.kind === 'watch' ? [t('outline.items', {count: section.items})] : []),
    t('outline.links', {count: section.links}),
    t('outline.dates', {count: section.dates}),
  ]
  return (
    <Card
      as="button"
      type="button"
      padding={2}
      radius={2}
      onClick={() => goTo(section.firstPlace)}
      style={{width: '100%', textAlign: 'left', cursor: 'pointer'}}
      data-section={section.key}
    >
      <Stack gap={2}>
        <Flex gap={2} justify="space-between" align="baseline">
          <Text size={1}>{section.heading}</Text>
          <Text size={0} muted>
            {section.words === 0 || !band
              ? t('outline.empty')
              : t('outline.words', {count: section.words, least: band.warn[0], most: band.warn[1]})}
          </Text>
        </Flex>
        {band ? <BandBar words={section.words} band={band} /> : null}
        <Text size={0} muted>
          {counts.join(' · ')}
        </Text>
      </Stack>
    </Card>
  )
}, saysTheSame)

/** A slim bar with the wanted span marked on it, so that "too short" and "too long" need no colour. */
function BandBar({words, band}: {readonly words: number; readonly band: Band}): ReactNode {
  const {filled, from, to} = barOf(words, band)
  return (
    <Box
      aria-hidden
      style={{position: 'relative', height: 8, borderRadius: 4, border: '1px solid var(--card-border-color)', overflow: 'hidden'}}
    >
      <Box
        // Drawn as a border: where colours are forced, backgrounds go and borders stay.
        style={{position: 'absolute', inset: 0, width: `${filled}%`, borderTop: '8px solid var(--card-muted-fg-color)'}}
      />
      <Box
        style={{
          position: 'absolute',
          top: 0,
          bottom: 0,
          left: `${from}%`,
          width: `${to - from}%`,
          borderInline: '2px solid var(--card-fg-color)',
        }}
      />
    </Box>
  )
}
