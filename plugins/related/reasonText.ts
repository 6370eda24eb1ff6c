import type {CardReason} from '../../src/coverage/suggest.ts'

type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** A reason as a short line: what both have, never how much. */
export function reasonText(reason: CardReason, t: Translate): string {
  switch (reason.kind) {
    case 'subjects':
    case 'sameBeat':
    case 'sameCluster':
      return t(`reason.${reason.kind}`, {names: listed(reason.names)})
    case 'words':
      return t('reason.words', {words: listed(reason.words)})
    case 'citedTogether':
      return t('reason.citedTogether', {count: reason.count})
    case 'age':
      return reason.days === 0 ? t('reason.today') : t('reason.age', {count: reason.days})
    default:
      return t(`reason.${reason.kind}`)
  }
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', {type: 'conjunction'}).format(names)
}
