import type {SourceCopy} from './copy.ts'

const openWeights: readonly SourceCopy[] = [
  {
    slug: 'meta-llama-2',
    name: 'Meta',
    work: 'Llama 2: Open Foundation and Fine-Tuned Chat Models',
    date: '2023-07-18',
    url: 'https://arxiv.org/abs/2307.09288',
  },
  {slug: 'llama-2-licence', name: 'Meta', work: 'Llama 2 Community License Agreement', date: '2023-07-18'},
  {
    slug: 'osi-llama-2',
    name: 'Open Source Initiative',
    work: 'Meta\'s LLaMa 2 license is not Open Source',
    date: '2023-07-20',
  },
  {
    slug: 'mistral-7b',
    name: 'Mistral AI',
    work: 'Mistral 7B',
    date: '2023-10-10',
    url: 'https://arxiv.org/abs/2310.06825',
  },
  {
    slug: 'osi-definition',
    name: 'Open Source Initiative',
    work: 'The Open Source AI Definition, version 1.0',
    date: '2024-10-28',
  },
  {
    slug: 'deepseek-v3-report',
    name: 'DeepSeek',
    work: 'DeepSeek-V3 Technical Report',
    date: '2024-12-27',
    url: 'https://arxiv.org/abs/2412.19437',
  },
  {
    slug: 'deepseek-r1-paper',
    name: 'DeepSeek',
    work: 'DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning',
    date: '2025-01-22',
    url: 'https://arxiv.org/abs/2501.12948',
  },
  {
    slug: 'gpt-oss-card',
    name: 'OpenAI',
    work: 'gpt-oss-120b and gpt-oss-20b Model Card',
    date: '2025-08-05',
    url: 'https://arxiv.org/abs/2508.10925',
  },
  {
    slug: 'gpt-oss-worst-case',
    name: 'OpenAI',
    work: 'Estimating Worst-Case Frontier Risks of Open-Weight LLMs',
    date: '2025-08-05',
    url: 'https://arxiv.org/abs/2508.03153',
  },
  {
    slug: 'oecd-openness',
    name: 'OECD',
    work: 'AI openness: A primer for policymakers',
    date: '2025-08-31',
    datePrecision: 'month',
  },
  {
    slug: 'ai-index-2026',
    name: 'Stanford HAI',
    work: 'Artificial Intelligence Index Report 2026',
    date: '2026-01-01',
    datePrecision: 'year',
  },
  {slug: 'deepseek-v4-release', name: 'DeepSeek', work: 'V4-Pro release', date: '2026-04-30', datePrecision: 'month'},
  {
    slug: 'openmdw-1-1',
    name: 'Linux Foundation',
    work: 'OpenMDW License Agreement, version 1.1',
    date: '2026-05-31',
    datePrecision: 'month',
  },
  {
    slug: 'g7-digital-2026',
    name: 'G7 Digital and Technology Ministers',
    work: 'Spectrum framework for the openness of AI models',
    date: '2026-06-30',
    datePrecision: 'month',
  },
  {slug: 'glm-5-2-release', name: 'Zhipu AI', work: 'GLM-5.2 release', date: '2026-06-30', datePrecision: 'month'},
]

const exportControls: readonly SourceCopy[] = [
  {
    slug: 'bis-2022',
    name: 'Bureau of Industry and Security',
    work: 'Additional Export Controls: Certain Advanced Computing and Semiconductor Manufacturing Items',
    date: '2022-10-07',
  },
  {
    slug: 'bis-2023',
    name: 'Bureau of Industry and Security',
    work: 'Additional Export Controls: Certain Advanced Computing Items; Updates and Corrections',
    date: '2023-10-17',
  },
  {
    slug: 'bis-2024',
    name: 'Bureau of Industry and Security',
    work: 'Foreign-Produced Direct Product Rule Additions, and Refinements to Controls for Advanced Computing',
    date: '2024-12-02',
  },
  {
    slug: 'bis-diffusion',
    name: 'Bureau of Industry and Security',
    work: 'Framework for Artificial Intelligence Diffusion',
    date: '2025-01-15',
  },
  {
    slug: 'bis-zhipu',
    name: 'Bureau of Industry and Security',
    work: 'Additions to the Entity List',
    date: '2025-01-16',
  },
  {
    slug: 'nvidia-8k',
    name: 'Nvidia',
    work: 'Form 8-K, current report to the Securities and Exchange Commission',
    date: '2025-04-15',
  },
  {
    slug: 'commerce-rescission',
    name: 'US Department of Commerce',
    work: 'Department of Commerce Announces Rescission of Biden-Era Artificial Intelligence Diffusion Rule',
    date: '2025-05-13',
  },
  {slug: 'nvidia-h20', name: 'Nvidia', work: 'Company blog post on H20 licences', date: '2025-07-14'},
  {
    slug: 'bis-affiliates',
    name: 'Bureau of Industry and Security',
    work: 'Expansion of End-User Controls to Cover Affiliates of Certain Listed Entities',
    date: '2025-09-30',
  },
  {
    slug: 'bis-suspension',
    name: 'Bureau of Industry and Security',
    work: 'One-year suspension of the affiliates rule',
    date: '2025-11-10',
  },
  {
    slug: 'us-constitution',
    name: 'United States',
    work: 'Constitution, Article I, Section 9',
    date: '1787-09-17',
  },
  {
    slug: 'white-house-china',
    name: 'The White House',
    work: 'Fact sheet on the economic and trade agreement with China',
    date: '2025-11-01',
  },
  {
    slug: 'trump-h200',
    name: 'Donald Trump',
    work: 'Statement on H200 exports, Truth Social',
    date: '2025-12-08',
  },
]

const safetyTesting: readonly SourceCopy[] = [
  {
    slug: 'bletchley-declaration',
    name: 'UK government',
    work: 'The Bletchley Declaration by Countries Attending the AI Safety Summit',
    date: '2023-11-01',
    url: 'https://www.gov.uk/government/publications/ai-safety-summit-2023-the-bletchley-declaration',
  },
  {
    slug: 'seoul-commitments',
    name: 'UK government',
    work: 'Frontier AI Safety Commitments, AI Seoul Summit 2024',
    date: '2024-05-21',
    url: 'https://www.gov.uk/government/publications/frontier-ai-safety-commitments-ai-seoul-summit-2024',
  },
  {
    slug: 'o1-evaluation',
    name: 'UK and US AI Safety Institutes',
    work: 'Pre-Deployment Evaluation of OpenAI\'s o1 Model',
    date: '2024-12-18',
    url: 'https://www.aisi.gov.uk/work/pre-deployment-evaluation-of-openais-o1-model',
  },
  {
    slug: 'international-report-2025',
    name: 'International AI Safety Report',
    work: 'The International Scientific Report on the Safety of Advanced AI',
    date: '2025-01-29',
    url: 'https://arxiv.org/abs/2501.17805',
  },
  {
    slug: 'paris-statement',
    name: 'AI Action Summit',
    work: 'Statement on Inclusive and Sustainable Artificial Intelligence for People and the Planet',
    date: '2025-02-11',
  },
  {
    slug: 'uk-renaming',
    name: 'UK Department for Science, Innovation and Technology',
    work: 'Announcement of the AI Security Institute',
    date: '2025-02-14',
  },
  {
    slug: 'caisi-statement',
    name: 'US Department of Commerce',
    work: 'Statement on the Center for AI Standards and Innovation',
    date: '2025-06-03',
  },
  {
    slug: 'gpai-code',
    name: 'European Commission',
    work: 'The General-Purpose AI Code of Practice',
    date: '2025-07-10',
    url: 'https://digital-strategy.ec.europa.eu/en/policies/contents-code-gpai',
  },
  {
    slug: 'eu-ai-act',
    name: 'European Union',
    work: 'Regulation (EU) 2024/1689 laying down harmonised rules on artificial intelligence',
    date: '2024-06-13',
    url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  },
  {
    slug: 'aisi-trends',
    name: 'UK AI Security Institute',
    work: 'Frontier AI Trends Report',
    date: '2025-12-31',
    datePrecision: 'month',
    url: 'https://www.aisi.gov.uk/frontier-ai-trends-report',
  },
]

const electricity: readonly SourceCopy[] = [
  {
    slug: 'cso-2023',
    name: 'Central Statistics Office, Ireland',
    work: 'Data Centres Metered Electricity Consumption 2023',
    date: '2024-07-23',
  },
  {
    slug: 'constellation-crane',
    name: 'Constellation Energy',
    work: 'Constellation to Launch Crane Clean Energy Center',
    date: '2024-09-20',
  },
  {
    slug: 'ferc-susquehanna',
    name: 'Federal Energy Regulatory Commission',
    work: 'Order rejecting amendments to the Susquehanna interconnection service agreement, docket ER24-2172',
    date: '2024-11-01',
  },
  {
    slug: 'lbnl-2024',
    name: 'Lawrence Berkeley National Laboratory',
    work: '2024 United States Data Center Energy Usage Report',
    date: '2024-12-20',
  },
  {
    slug: 'iea-energy-and-ai',
    name: 'International Energy Agency',
    work: 'Energy and AI',
    date: '2025-04-10',
    url: 'https://www.iea.org/reports/energy-and-ai',
  },
  {
    slug: 'pjm-2026-27',
    name: 'PJM Interconnection',
    work: '2026/2027 Base Residual Auction Report',
    date: '2025-07-22',
  },
  {
    slug: 'pjm-2027-28',
    name: 'PJM Interconnection',
    work: '2027/2028 Base Residual Auction Report',
    date: '2025-12-17',
  },
]

export const sources: readonly SourceCopy[] = [...openWeights, ...exportControls, ...safetyTesting, ...electricity]
