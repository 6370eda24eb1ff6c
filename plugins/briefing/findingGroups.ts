import type {Finding} from '../../src/briefing/index.ts'
import type {BriefingContract} from '../../src/contract/contractTypes.ts'

/** Findings of one section, or those about the title, the dek and other fields when `heading` is undefined. */
export interface FindingGroup<Item> {
  readonly heading: string | undefined
  readonly items: readonly Item[]
}

/** Groups by section in the contract's order, fields first; nothing stands for a section without any. */
export function groupBySection<Item>(
  items: readonly Item[],
  findingOf: (item: Item) => Finding,
  contract: BriefingContract,
): FindingGroup<Item>[] {
  const inSection = (key: string | undefined) => items.filter((item) => findingOf(item).place.section === key)
  const known = new Set(contract.sections.map(({key}) => key))
  const elsewhere = items.filter((item) => !known.has(findingOf(item).place.section ?? ''))
  return [
    {heading: undefined, items: elsewhere},
    ...contract.sections.map(({key, heading}) => ({heading, items: inSection(key)})),
  ].filter((group) => group.items.length > 0)
}
