import {startTransition, useEffect, useState} from 'react'
import {createBriefReader, type BriefReader} from './briefReader.ts'
import type {Reading, ReadingRequest} from './reading.ts'

export interface ReadingState {
  /** The newest reading of this source; while `busy`, without the newest choices of what to leave out. */
  readonly reading: Reading | undefined
  readonly busy: boolean
  /** Why reading broke off, which is a fault of ours and not of the brief. */
  readonly failure?: string
}

const idle: ReadingState = {reading: undefined, busy: false}

/** Reads the request whenever it changes, away from the page's thread; nothing while it is undefined. */
export function useReading(request: ReadingRequest | undefined): ReadingState {
  const reader = useBriefReader()
  const [done, setDone] = useState<{readonly request: ReadingRequest; readonly state: ReadingState}>()

  useEffect(() => {
    if (!request) return undefined
    let wanted = true
    const read = async () => {
      const state = await readState(reader, request)
      // Drawing what was read is a lot at once; so it is done in slices, and the page stays in hand.
      if (wanted && state) startTransition(() => setDone({request, state}))
    }
    void read()
    return () => {
      wanted = false
    }
  }, [reader, request])

  if (!request) return idle
  if (done?.request === request) return done.state
  return {reading: done?.request.source === request.source ? done.state.reading : undefined, busy: true}
}

function useBriefReader(): BriefReader {
  const [reader] = useState(createBriefReader)
  useEffect(() => () => reader.close(), [reader])
  return reader
}

/** Undefined when a newer request took this one's turn. */
async function readState(reader: BriefReader, request: ReadingRequest): Promise<ReadingState | undefined> {
  try {
    const reading = await reader.read(request)
    return reading && {reading, busy: false}
  } catch (error) {
    return {reading: undefined, busy: false, failure: error instanceof Error ? error.message : String(error)}
  }
}
