import type {Take as TakeResult} from '../queries/pageResults.ts'
import {planNotes, type NotePlan} from './notes.ts'
import type {RenderOptions} from './options.ts'
import {Prose} from './Prose.tsx'

export interface TakeProps extends RenderOptions {
  readonly value: Pick<TakeResult, 'body'>
  /** The page's notes; give it when the page also lists the sources, so that the numbers agree. */
  readonly plan?: NotePlan
}

/** A take's body, with its notes. Runs on the server. */
export function Take({value, plan = planNotes(value.body), ...options}: TakeProps) {
  return (
    <div className="bb-take">
      <Prose value={value.body} plan={plan} {...options} />
    </div>
  )
}
