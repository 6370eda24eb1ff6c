import {Box, TextInput} from '@sanity/ui'
import {useId, type ReactNode} from 'react'
import {offScreen} from '../review/offScreen.ts'
import type {Choices} from './newsroomRoute.ts'

/** Words to list by, kept in the address; typing leaves no steps to go back through. */
export function FilterField({label, choices}: {readonly label: string; readonly choices: Choices}): ReactNode {
  const id = useId()
  return (
    <Box style={{width: 260}}>
      <label htmlFor={id} style={offScreen}>
        {label}
      </label>
      <TextInput id={id} type="search" fontSize={1} padding={2} placeholder={label} value={choices.text('q')} onChange={(event) => choices.choose({q: event.currentTarget.value}, true)} />
    </Box>
  )
}
