import {Button, Flex} from '@sanity/ui'
import type {ReactNode} from 'react'
import {StateLink} from 'sanity/router'
import type {Choices} from './newsroomRoute.ts'

interface ChoiceLinksProps {
  readonly label: string
  readonly choices: Choices
  /** The search parameter that the choice is kept in. */
  readonly name: string
  readonly chosen: string
  readonly options: readonly {readonly value: string; readonly text: string; readonly count?: number; readonly isFirst?: boolean}[]
}

/** One of several, each an address: what is chosen can be shared and gone back from. */
export function ChoiceLinks({label, choices, name, chosen, options}: ChoiceLinksProps): ReactNode {
  return (
    <Flex as="nav" gap={1} wrap="wrap" aria-label={label}>
      {options.map(({value, text, count, isFirst = false}) => (
        <Button
          key={value}
          as={StateLink}
          {...{state: choices.with({[name]: isFirst ? '' : value})}}
          mode="bleed"
          fontSize={1}
          padding={2}
          selected={value === chosen}
          aria-current={value === chosen ? 'true' : undefined}
          data-choice={value}
          text={count === undefined ? text : `${text} ${count.toLocaleString('en')}`}
        />
      ))}
    </Flex>
  )
}
