import type {Beat, BriefSection} from '../queries/pageResults.ts'
import {AsOf} from './AsOf.tsx'
import {planNotes, type KeptPlace, type NotePlan} from './notes.ts'
import type {RenderOptions} from './options.ts'
import {Prose} from './Prose.tsx'
import {WatchItems} from './WatchItems.tsx'

export interface BriefProps extends RenderOptions {
  readonly value: Pick<Beat, 'sections' | 'asOf'>
  /** The page's notes; give it when the page also lists the sources, so that the numbers agree. */
  readonly plan?: NotePlan
}

export interface EmptySectionProps {
  readonly section: BriefSection
}

/** The section that the as-of date stands beside. */
const asOfSection = 'currentState'
const asOfPlace: KeptPlace = {_type: 'beatbook.place'}

/** The notes of a brief, in the order its sections are read. */
export function planBriefNotes(value: BriefProps['value']): NotePlan {
  return planNotes(
    value.sections.flatMap((section) => [
      ...(section.key === asOfSection ? [asOfPlace] : []),
      ...(section.kind === 'prose' ? section.body : section.items.flatMap((item) => item.body)),
    ]),
  )
}

/** A brief: every section of the contract in its order, under its heading, with its notes. Runs on the server. */
export function Brief({value, plan = planBriefNotes(value), ...options}: BriefProps) {
  const AsOfLine = options.components?.asOf ?? AsOf
  return (
    <div className="bb-brief">
      {value.sections.map((section) => (
        <section key={section.key} id={section.key} className="bb-section" aria-labelledby={`${section.key}-heading`}>
          <h2 id={`${section.key}-heading`}>{section.heading}</h2>
          {section.key === asOfSection && value.asOf?.date ? (
            <p className="bb-as-of" data-n={plan.placeOf(asOfPlace)}>
              <AsOfLine value={value.asOf} />
            </p>
          ) : null}
          <SectionBody section={section} plan={plan} {...options} />
        </section>
      ))}
    </div>
  )
}

function SectionBody({
  section,
  plan,
  ...options
}: RenderOptions & {readonly section: BriefSection; readonly plan: NotePlan}) {
  const Empty = options.components?.emptySection ?? EmptySection
  if (section.kind === 'prose') {
    return section.body.length > 0 ? (
      <Prose value={section.body} plan={plan} {...options} />
    ) : (
      <Empty section={section} />
    )
  }
  return section.items.length > 0 ? (
    <WatchItems value={section.items} plan={plan} {...options} />
  ) : (
    <Empty section={section} />
  )
}

/** Says that a section is not written, so that a reader knows nothing is missing by accident. */
export function EmptySection({section}: EmptySectionProps) {
  return (
    <p className="bb-empty">
      {section.kind === 'watch' ? 'No open questions are listed yet.' : 'This section has not been written yet.'}
    </p>
  )
}
