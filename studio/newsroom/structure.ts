import type {ClusterCopy, PublicationCopy, VerticalCopy} from './copy.ts'

export const publication: PublicationCopy = {
  name: 'The Tallow Street Review',
  tagline: 'Standing briefs on technology, trade and power',
  timeZone: 'Europe/London',
  emailSender: {name: 'The Tallow Street Review', address: 'briefings@tallowstreet.example'},
}

/** In the order of the home page. */
export const verticals: readonly VerticalCopy[] = [
  {slug: 'ai', title: 'AI', description: 'Models, the laboratories that make them and the people who test them.'},
  {slug: 'trade', title: 'Trade', description: 'Who may sell what to whom, and who decides.'},
  {slug: 'energy', title: 'Energy', description: 'Where the power comes from and who pays for the wires.'},
]

export const clusters: readonly ClusterCopy[] = [
  {
    slug: 'compute-frontier',
    title: 'compute frontier',
    aliases: ['compute-frontier'],
    description: 'The chips, models and rules that set the limit of what can be trained, and by whom.',
  },
  {
    slug: 'public-testing',
    title: 'public testing',
    description: 'Governments as examiners of AI systems: institutes, summits and the duties that follow.',
  },
  {
    slug: 'grid-pressure',
    title: 'grid pressure',
    description: 'Large new loads, the wires that serve them and the bills that result.',
  },
]
