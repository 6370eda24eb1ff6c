import type {SubjectCopy} from './copy.ts'

const people: readonly SubjectCopy[] = [
  {
    slug: 'yoshua-bengio',
    name: 'Yoshua Bengio',
    kind: 'person',
    aliases: ['Bengio'],
    description: 'Computer scientist at the University of Montreal and chair of the International AI Safety Report.',
  },
]

const laboratories: readonly SubjectCopy[] = [
  {
    slug: 'deepseek',
    name: 'DeepSeek',
    kind: 'organisation',
    description: 'AI laboratory in Hangzhou, China, that publishes the weights of its main models.',
  },
  {
    slug: 'zhipu-ai',
    name: 'Zhipu AI',
    kind: 'organisation',
    aliases: ['Zhipu', 'Zhipu.ai'],
    description: 'AI company in Beijing, maker of the GLM family of models.',
  },
  {
    slug: 'openai',
    name: 'OpenAI',
    kind: 'organisation',
    description: 'AI company in San Francisco, maker of the GPT models.',
  },
  {
    slug: 'anthropic',
    name: 'Anthropic',
    kind: 'organisation',
    description: 'AI company in San Francisco, maker of the Claude models.',
  },
  {
    slug: 'meta',
    name: 'Meta',
    kind: 'organisation',
    aliases: ['Meta Platforms'],
    description: 'Technology company in California, publisher of the Llama models.',
  },
  {
    slug: 'mistral-ai',
    name: 'Mistral AI',
    kind: 'organisation',
    aliases: ['Mistral'],
    description: 'AI company in Paris, founded in 2023.',
  },
]

const companies: readonly SubjectCopy[] = [
  {
    slug: 'nvidia',
    name: 'Nvidia',
    kind: 'organisation',
    aliases: ['Nvidia Corporation'],
    description: 'Designer of the processors on which most large models are trained.',
  },
  {
    slug: 'huawei',
    name: 'Huawei',
    kind: 'organisation',
    aliases: ['Huawei Technologies'],
    description: 'Chinese electronics company and maker of the Ascend processors.',
  },
  {
    slug: 'constellation-energy',
    name: 'Constellation Energy',
    kind: 'organisation',
    aliases: ['Constellation'],
    description: 'Owner of the largest fleet of nuclear power stations in the United States.',
  },
]

const publicBodies: readonly SubjectCopy[] = [
  {
    slug: 'linux-foundation',
    name: 'Linux Foundation',
    kind: 'organisation',
    description: 'Non-profit host of open-source projects and the licences some of them use.',
  },
  {
    slug: 'oecd',
    name: 'OECD',
    kind: 'organisation',
    aliases: ['Organisation for Economic Co-operation and Development'],
    description: 'Intergovernmental economic organisation in Paris.',
  },
  {
    slug: 'g7',
    name: 'G7',
    kind: 'organisation',
    aliases: ['Group of Seven'],
    description: 'Canada, France, Germany, Italy, Japan, the United Kingdom and the United States, with the EU.',
  },
  {
    slug: 'uk-ai-security-institute',
    name: 'AI Security Institute',
    kind: 'organisation',
    aliases: ['UK AI Security Institute', 'UK AI Safety Institute'],
    description: 'British government body that tests advanced AI systems; AI Safety Institute until February 2025.',
  },
  {
    slug: 'caisi',
    name: 'Center for AI Standards and Innovation',
    kind: 'organisation',
    aliases: ['CAISI', 'US AI Safety Institute'],
    description: 'US government body that tests AI systems, in the Department of Commerce; renamed in June 2025.',
  },
  {
    slug: 'bureau-of-industry-and-security',
    name: 'Bureau of Industry and Security',
    kind: 'organisation',
    aliases: ['BIS'],
    description: 'The part of the US Department of Commerce that writes and enforces export controls.',
  },
  {
    slug: 'stanford-hai',
    name: 'Stanford HAI',
    kind: 'organisation',
    aliases: ['Stanford Institute for Human-Centered Artificial Intelligence'],
    description: 'University institute that publishes the AI Index each year.',
  },
  {
    slug: 'international-energy-agency',
    name: 'International Energy Agency',
    kind: 'organisation',
    aliases: ['IEA'],
    description: 'Intergovernmental body in Paris that analyses energy markets.',
  },
  {
    slug: 'berkeley-lab',
    name: 'Berkeley Lab',
    kind: 'organisation',
    aliases: ['Lawrence Berkeley National Laboratory'],
    description: 'US national laboratory that models the electricity use of data centres.',
  },
  {
    slug: 'pjm-interconnection',
    name: 'PJM Interconnection',
    kind: 'organisation',
    aliases: ['PJM'],
    description: 'Grid operator for all or part of 13 US states and the District of Columbia.',
  },
]

const models: readonly SubjectCopy[] = [
  {
    slug: 'deepseek-r1',
    name: 'DeepSeek R1',
    kind: 'model',
    aliases: ['R1'],
    description: 'Reasoning model released in January 2025 under an MIT licence.',
  },
  {
    slug: 'deepseek-v4',
    name: 'DeepSeek V4-Pro',
    kind: 'model',
    aliases: ['DeepSeek V4', 'V4-Pro'],
    description: 'Open-weight model of 1.6 trillion parameters, released in April 2026.',
  },
  {
    slug: 'glm-5-2',
    name: 'GLM-5.2',
    kind: 'model',
    description: 'Open-weight model of 744 billion parameters, released by Zhipu AI in June 2026.',
  },
  {
    slug: 'llama-2',
    name: 'Llama 2',
    kind: 'model',
    description: 'Open-weight model family released by Meta in July 2023.',
  },
  {
    slug: 'gpt-oss',
    name: 'gpt-oss',
    kind: 'model',
    aliases: ['gpt-oss-120b', 'gpt-oss-20b'],
    description: 'Two open-weight models released by OpenAI in August 2025.',
  },
]

const laws: readonly SubjectCopy[] = [
  {
    slug: 'eu-ai-act',
    name: 'EU AI Act',
    kind: 'law',
    aliases: ['AI Act', 'Regulation (EU) 2024/1689'],
    description: 'The European Union regulation on artificial intelligence, in force since 1 August 2024.',
  },
  {
    slug: 'ai-diffusion-rule',
    name: 'AI diffusion rule',
    kind: 'law',
    aliases: ['Framework for Artificial Intelligence Diffusion'],
    description: 'US interim rule of January 2025 on chips and closed weights; dropped in May 2025.',
  },
  {
    slug: 'affiliates-rule',
    name: 'Affiliates Rule',
    kind: 'law',
    aliases: ['50 percent rule'],
    description: 'US interim rule of September 2025 that extends listings to majority-owned companies; suspended.',
  },
]

const places: readonly SubjectCopy[] = [
  {
    slug: 'ireland',
    name: 'Ireland',
    kind: 'place',
    description: 'European Union member state that hosts much of the continent\'s computing.',
  },
  {
    slug: 'three-mile-island',
    name: 'Three Mile Island',
    kind: 'place',
    aliases: ['Crane Clean Energy Center'],
    description: 'Nuclear site in Pennsylvania; Unit 1 closed in 2019 and is to reopen under a new name.',
  },
]

export const subjects: readonly SubjectCopy[] = [
  ...people,
  ...laboratories,
  ...companies,
  ...publicBodies,
  ...models,
  ...laws,
  ...places,
]
