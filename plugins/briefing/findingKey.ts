import type {Finding} from '../../src/briefing/index.ts'

/** Tells findings of one document apart, and stays the same while the finding does. */
export function findingKey({ruleId, place}: Finding): string {
  return `${ruleId}:${JSON.stringify(place.path)}:${place.blockStart ?? place.start}:${place.text}`
}
