import {probabilityOf} from '../related/mentions.ts'
import {mentionFeatureNames, type MentionFeatureName, type PossibleMention} from '../related/possibleMentions.ts'
import {mentionThreshold} from '../related/weights.ts'
import type {Newsroom} from './newsroom.ts'
import type {StoryKind} from './storyOf.ts'

/** How likely an editor of this house links these words; 0 for a story readers cannot see, or subjects it never links. */
export function likelihoodIn(newsroom: Newsroom, possible: PossibleMention): number {
  const facts = newsroom.facts(possible.id)
  if (!facts?.isPublic || (facts.kind === 'subject' && !newsroom.linksSubjects)) return 0
  return likelihoodOf(possible, facts.kind)
}

const at = Object.fromEntries(mentionFeatureNames.map((name, index) => [name, index])) as Record<MentionFeatureName, number>

/**
 * How likely an editor links these words. Links of old archives, which the weights are learned from, stand on words of
 * the moment; a name of several words that this house itself gave a story and nothing else is the story's name.
 */
function likelihoodOf(possible: PossibleMention, kind: StoryKind): number {
  const feature = (name: MentionFeatureName) => possible.features[at[name]]!
  const learned = probabilityOf(possible)
  const isOwnName = possible.curated || feature('title') > 0
  if (!isOwnName || feature('words') <= 1.5 / 6 || feature('shareOfUses') < 0.6) return learned
  return Math.max(learned, kind === 'subject' ? mentionThreshold : 0.8)
}
