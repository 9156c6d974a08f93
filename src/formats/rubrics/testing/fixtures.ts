/**
 * One small file in the shape of each format, written by hand for these tests. No text of any data set stands here.
 * Each is as its publisher would write it: reading and writing it again gives the same data, but for what `rewritten`
 * says.
 */
export interface Fixture {
  readonly format: string;
  readonly root: unknown;
  /** What writing gives where the format has two ways to say the same. */
  readonly rewritten?: unknown;
  readonly cases: number;
  readonly criteria: number;
}

const question = 'My bicycle chain slips on the smallest cog. What should I check first?';

export const fixtures: readonly Fixture[] = [
  {
    format: 'healthbench',
    cases: 1,
    criteria: 2,
    root: [
      {
        prompt_id: 'hb-1',
        prompt: [
          { role: 'user', content: 'My toddler ate a crayon.' },
          { role: 'assistant', content: 'How much of it?' },
          { role: 'user', content: 'About half.' },
        ],
        rubrics: [
          { criterion: 'Says that crayons are as a rule not poisonous.', points: 7, tags: ['axis:accuracy'] },
          { criterion: 'Advises to make the child vomit.', points: -9, tags: ['level:example', 'axis:accuracy'] },
        ],
        example_tags: ['theme:communication'],
        ideal_completions_data: {
          ideal_completion: 'Most crayons are harmless.',
          ideal_completions_ref_completions: ['No need to worry.'],
        },
      },
    ],
  },
  {
    format: 'rar',
    cases: 1,
    criteria: 4,
    root: [
      {
        id: 'rar-1',
        question: 'Which vitamin do sailors of old lack?',
        reference_answer: 'Vitamin C.',
        rubric: [
          { title: 'Vitamin', description: 'Essential Criteria: Names vitamin C.', weight: 5 },
          { title: 'Disease', description: 'Important Criteria: Names scurvy.', weight: 3 },
          { title: 'Dose', description: 'Pitfall Criteria: Recommends a dose of grams a day.', weight: -1 },
          { title: 'Others', description: 'Pitfall Criteria: Does not confuse it with vitamin D.', weight: -2 },
        ],
      },
    ],
  },
  {
    format: 'llm-data-company',
    cases: 1,
    criteria: 3,
    root: {
      sections: [
        {
          name: 'Facts',
          criteria: [
            { weight: 10, requirement: 'Names the worn cog.' },
            { weight: 5, requirement: 'Names the stretched chain.' },
          ],
        },
        { name: 'Safety', criteria: [{ weight: -15, requirement: 'Advises to ride on without brakes.' }] },
      ],
    },
  },
  {
    format: 'autorubric',
    cases: 1,
    criteria: 2,
    root: [
      {
        name: 'detail',
        weight: 10,
        requirement: 'How much detail does the review give?',
        scale_type: 'ordinal',
        options: [
          { label: 'None', value: 0 },
          { label: 'Some', value: 0.5 },
          { label: 'Much', value: 1 },
          { label: 'Not a review', value: 0, na: true },
        ],
      },
      { name: 'spam', weight: -10, requirement: 'The review advertises something.' },
    ],
  },
  {
    format: 'promptfoo',
    cases: 1,
    criteria: 2,
    root: {
      prompts: ['{{question}}'],
      tests: [
        {
          description: 'chain',
          vars: { question },
          assert: [
            { type: 'llm-rubric', value: 'Tells how to measure the chain', weight: 2, threshold: 0.8, metric: 'help' },
            { type: 'not-llm-rubric', value: 'Blames the rider' },
          ],
        },
      ],
    },
  },
  {
    format: 'inspect',
    cases: 2,
    criteria: 3,
    root: [
      { id: 'in-1', input: question, target: 'Mentions chain wear.', metadata: { topic: 'bicycles' } },
      {
        id: 'in-2',
        input: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: question },
        ],
        target: ['Mentions chain wear.', 'Suggests a new saddle.'],
        metadata: {
          rubrics: [
            { criterion: 'Mentions chain wear.', points: 4, tags: ['axis:accuracy'] },
            { criterion: 'Suggests a new saddle.', points: -2, tags: [] },
          ],
        },
      },
    ],
  },
  {
    format: 'openrubrics',
    cases: 1,
    criteria: 3,
    root: [
      {
        id: 'or-1',
        instruction: 'Name three trees that lose their leaves.',
        response_a: 'Oak, beech, maple.',
        response_b: 'Oak and pine.',
        winner: 'a',
        rubric:
          '1. The response names exactly three trees. [Hard Rule]\n2. All of them lose their leaves. [Hard Rule]\n3. The response is easy to read. [Principle]',
        source: 'written-by-hand',
      },
    ],
  },
  {
    format: 'researchrubrics',
    cases: 1,
    criteria: 2,
    root: [
      {
        prompt: 'Compare two ways to heat a greenhouse.',
        sample_id: 'rr-1',
        domain: 'Gardening',
        conceptual_breadth: 'Moderate',
        logical_nesting: 'Shallow',
        exploration: 'Low',
        rubrics: [
          { criterion: 'Compares the cost of both.', weight: 5, axis: 'Explicit' },
          { criterion: 'Invents a price list.', weight: -3, axis: 'References' },
        ],
      },
    ],
  },
  {
    format: 'prbench',
    cases: 1,
    criteria: 3,
    root: [
      {
        task: 'pr-1',
        turns: 2,
        field: 'Finance',
        topic: 'Bonds',
        expert: 'Expert',
        prompt_0: 'What is a coupon?',
        response_0: 'The interest that a bond pays.',
        prompt_1: 'And if rates rise?',
        reference_texts_1: ['A note on bond prices written for this test.'],
        rubric: [
          {
            id: 'r1',
            title: 'Says that the price falls.',
            annotations: {
              criteria_category: 'Accuracy',
              criteria_description: 'Says that the price falls.',
              weight_class: 'critically important',
              critically_important_weight: 9,
            },
          },
          {
            id: 'r2',
            title: 'Gives an example with numbers.',
            annotations: {
              criteria_category: 'Usefulness',
              criteria_description: 'Gives an example with numbers.',
              weight_class: 'slightly important',
              slightly_important_weight: 3,
            },
          },
          {
            id: 'r3',
            title: 'Promises a gain.',
            annotations: {
              criteria_category: 'Risk',
              criteria_description: 'Promises a gain.',
              weight_class: 'detrimental',
              detrimental_weight: -7,
            },
          },
        ],
        decision_type: 'Explanation',
      },
    ],
  },
  {
    format: 'proimage',
    cases: 1,
    criteria: 2,
    root: [
      {
        task_id: 'bio_1',
        detailed_description: 'A cell with its nucleus and two labels.',
        image_path: 'images/bio_1.png',
        rubrics: [
          { 'The nucleus is drawn rightly': ['Is there one nucleus?', 'Is it inside the cell?', 'Is it labelled?'] },
          { 'Labels can be read': ['Is every label legible?'] },
        ],
      },
    ],
  },
  {
    format: 'kwbench',
    cases: 1,
    criteria: 4,
    root: [
      {
        id: 'kw-1',
        task: 'The seller sends a price list and asks for a quick signature.',
        source: 'hand',
        category: 'negotiation',
        rubric: {
          mandatory: ['Sees that the deadline is invented.'],
          good_to_have: ['Asks for the terms of return.', 'Names another seller.'],
          ideal: ['Drafts a reply.'],
        },
      },
    ],
  },
  {
    format: 'gaps',
    cases: 1,
    criteria: 3,
    root: [
      {
        id: 'ga-1',
        question: '膝盖扭伤后应该怎么处理？',
        specialty: '骨科',
        difficulty: '中等',
        rubrics: [
          { id: '1', claim: '建议休息和冷敷', level: 'A1', type: 'positive' },
          { id: '2', claim: '说明何时就医', level: 'A2', type: 'positive', desc: '例如不能负重' },
          { id: '3', claim: '建议立即跑步', level: 'S2', type: 'negative' },
        ],
        one_model_answer: '休息、冷敷。',
      },
    ],
  },
  {
    format: 'diagbench',
    cases: 1,
    criteria: 3,
    root: [
      {
        id: 'db-1',
        initial_inquiry: 'A gardener with an itching forearm since yesterday.',
        final_diagnosis: 'Contact dermatitis',
        key_exams: ['Look at the skin', 'Ask about plants'],
        rubrics: [
          { id: 'p1', criterion: 'Asks which plants were touched.', weight: 3, category: 'History' },
          { id: 'p2', criterion: 'Looks for blisters.', weight: 2, category: 'Examination' },
          { id: 'p3', criterion: 'Ends with one diagnosis.', weight: 1 },
        ],
      },
    ],
  },
  {
    format: 'quarkmedbench',
    cases: 2,
    criteria: 6,
    root: [
      {
        id: 'qk-1',
        query: 'Can I swim with a new plaster on my knee?',
        category: 'Wellness',
        rubrics: [
          { criterion: 'Says to keep the plaster dry at first.', tier: 'essential', weight: 5 },
          { criterion: 'Names how long to wait.', tier: 'important', weight: 3 },
          { criterion: 'Mentions waterproof ones.', tier: 'highlight', weight: 1 },
          { criterion: 'Advises to take the plaster off at once.', tier: 'pitfall', weight: -5 },
        ],
      },
      {
        id: 'qk-2',
        messages: [
          { role: 'user', content: 'My ear itches.' },
          { role: 'assistant', content: 'Since when?' },
          { role: 'user', content: 'Since I swam.' },
        ],
        rubrics: [
          { criterion: 'Speaks of water in the ear.', tier: 'essential', weight: 5 },
          { criterion: 'Says when to see a doctor.', tier: 'safety', weight: 5 },
        ],
      },
    ],
  },
  {
    format: 'livemedbench',
    cases: 1,
    criteria: 2,
    root: [
      {
        case_id: 'lm-1',
        post_time: '2025-04-16T00:00:00',
        narrative: 'A runner has had a sore heel for a week.',
        core_request: 'What could it be?',
        doctor_advice: 'Rest, other shoes, come back if it lasts.',
        rubric_items: [
          { criterion: 'Does the answer suggest rest?', points: 6 },
          { criterion: 'Does the answer prescribe an opioid?', points: -8 },
        ],
      },
    ],
    rewritten: [
      {
        case_id: 'lm-1',
        post_time: '2025-04-16T00:00:00',
        narrative: 'A runner has had a sore heel for a week.\n\nWhat could it be?',
        core_request: '',
        doctor_advice: 'Rest, other shoes, come back if it lasts.',
        rubric_items: [
          { criterion: 'Does the answer suggest rest?', points: 6 },
          { criterion: 'Does the answer prescribe an opioid?', points: -8 },
        ],
      },
    ],
  },
  {
    format: 'llmeval-med',
    cases: 1,
    criteria: 3,
    root: {
      医疗知识: [
        {
          category1: '医疗知识',
          category2: '生活常识',
          scene: '生活常识_饮食',
          round: 1,
          problem: '每天喝多少水合适？',
          groupCode: 7,
          sanswer: '一般每天一点五到两升。',
          difficulty: '易',
          checklist: '核心需求：\n1. 给出一个范围\n2. 说明因人而异\n\n次要需求：\n1. 提到运动和天气',
        },
      ],
    },
  },
  {
    format: 'researchqa',
    cases: 1,
    criteria: 2,
    root: [
      {
        id: 'rq-1',
        general_domain: 'Life',
        subdomain: 'Botany',
        field: 'Mosses',
        query: 'How do mosses take up water?',
        date: '2024',
        rubric: [
          { rubric_item: 'Does it say that the leaves take up water?', type: 'general' },
          { rubric_item: 'Does it cite a study of drying?', type: 'citation' },
        ],
      },
    ],
  },
  {
    format: 'researcherbench',
    cases: 2,
    criteria: 3,
    root: [
      {
        id: 1,
        question: 'How could a kite make power?',
        rubric: [
          { point: 'Explains the pumping cycle.', weight: 3 },
          { point: 'Names one open problem.', weight: 1 },
        ],
      },
      { id: 2, question: 'And where?', rubric: [{ point: 'Names steady winds.', weight: 2 }] },
    ],
  },
  {
    format: 'deepresearch-bench-ii',
    cases: 1,
    criteria: 4,
    root: [
      {
        idx: 3,
        license: 'CC BY 4.0',
        content: {
          task: 'Report on the return of the beaver.',
          rubric: {
            info_recall: ['States when the first pair came back.', 'States how many there are now.'],
            analysis: ['Weighs dams against floods.'],
            presentation: ['Has a table.'],
          },
          blocked: {
            title: 'Beavers again',
            authors: ['A. Writer', 'B. Writer'],
            urls: ['https://example.org/beavers'],
          },
        },
      },
    ],
  },
  {
    format: 'sedareval',
    cases: 1,
    criteria: 3,
    root: [
      {
        id: 'se-1',
        query: '写一条短信，请邻居帮忙浇花。',
        answer: '您好，这周能帮我浇一下花吗？',
        meta: {
          category: ['创作', '日常沟通'],
          reference: '邻居您好，周末我不在家，能麻烦您浇花吗？谢谢！',
          score_standard: '指令+2：说明了浇花的请求，漏掉不得分\n礼貌+3：语气礼貌\n错别字-1：每处扣一分\n最多扣三分',
          id_ex: '12',
        },
      },
    ],
  },
  {
    format: 'deer',
    cases: 2,
    criteria: 6,
    root: {
      scale: { least: 0, most: 10 },
      dimensions: [
        {
          name: 'Content',
          description: 'What the report says.',
          subdimensions: [
            {
              name: 'Depth',
              items: [
                { id: 'c1', item: 'Goes beyond a list.' },
                { id: 'c2', item: 'Gives reasons.' },
              ],
            },
          ],
        },
        { name: 'Form', subdimensions: [{ name: 'Order', items: [{ id: 'c3', item: 'Has an order.' }] }] },
      ],
      tasks: [
        { id: 'x', prompt: 'Report on tides.', guidance: 'Spring tides matter most.', domain: 'sea' },
        { id: 'y', prompt: 'Report on dunes.', guidance: 'Plants matter most.' },
      ],
    },
  },
  {
    format: 'miroeval',
    cases: 1,
    criteria: 3,
    root: [
      {
        id: '9',
        query: 'Report on old windmills.',
        all_criteria: {
          coverage: [
            { criterion: 'Covers the main types.', explanation: 'Post, smock and tower.', weight: 0.6 },
            { criterion: 'Covers the regions.', explanation: 'At least three.', weight: 0.4 },
          ],
          drawings: [{ criterion: 'Explains a drawing.', explanation: 'Any one.', weight: 1 }],
        },
        dimension_weights: { coverage: 0.85, drawings: 0.15 },
      },
    ],
  },
  {
    format: 'chexprompt',
    cases: 1,
    criteria: 12,
    root: [{ id: 'cx-1', reference: 'The heart is of normal size.', candidate: 'The heart is very large.' }],
  },
  {
    format: 'prometheus',
    cases: 1,
    criteria: 1,
    root: [
      {
        id: 'bg-1',
        capability: 'planning',
        task: 'garden_plan',
        system_prompt: 'You plan gardens.',
        input: 'Plan a bed of one square metre.',
        reference_answer: 'Beans in the north, salad in front.',
        score_rubric: {
          criteria: 'Does the plan fit the bed?',
          score1_description: 'There is no plan.',
          score2_description: 'The plan is too large.',
          score3_description: 'The plan fits roughly.',
          score4_description: 'The plan fits.',
          score5_description: 'The plan fits and minds the sun.',
        },
      },
    ],
  },
  {
    format: 'infobench',
    cases: 1,
    criteria: 2,
    root: [
      {
        id: 'if-1',
        instruction: 'Write a haiku about rain without the word water.',
        input: '',
        category: 'Poetry',
        subset: 'Easy_set',
        decomposed_questions: ['Is the text a haiku?', 'Is the word water absent?'],
        question_label: [['Format'], ['Content', 'Linguistic']],
        output: 'Grey steps on the roof',
      },
    ],
  },
  {
    format: 'checkeval',
    cases: 1,
    criteria: 3,
    root: {
      definition: { text: 'How well the sentences are built.' },
      sub_aspect: {
        Grammar: 'Is every sentence complete?\nDo subject and verb agree?',
        Layout: 'Is the text free of stray marks?',
      },
    },
  },
  {
    format: 'rewardbench',
    cases: 1,
    criteria: 0,
    root: [
      {
        id: 'rw-1',
        prompt: 'How do I keep bread fresh?',
        chosen: 'In a paper bag, cut side down.',
        chosen_model: 'model-one',
        rejected: 'In the sun.',
        rejected_model: 'model-two',
        subset: 'kitchen',
      },
    ],
  },
  {
    format: 'table',
    cases: 1,
    criteria: 2,
    root: [
      { id: 't1', criterion: 'Names the tool.', points: 3, tags: 'axis:accuracy;level:cluster', axis: 'Tools' },
      { id: 't2', criterion: 'Is rude.', points: -4 },
    ],
  },
  {
    format: 'rubricon',
    cases: 1,
    criteria: 1,
    root: {
      format: 'rubricon-case',
      version: 1,
      case: {
        id: 'own-1',
        conversation: [{ role: 'user', content: question }],
        answers: [{ name: 'a', text: 'Check the chain.', preferred: true }],
        tags: ['topic:bicycles'],
        rubric: {
          id: 'own',
          title: 'Chain',
          criteria: [
            {
              id: 'k1',
              text: 'How well are causes named?',
              points: 4,
              tags: ['x:y'],
              provenance: { kind: 'generated', method: 'contrast', sources: ['row-1'] },
              tier: 'core',
              axis: ['Depth', 'Causes'],
              cell: { dimension: 'd', scenario: 's', discipline: 't' },
              scale: { kind: 'grade', least: 1, most: 5, step: 1 },
              levels: [{ value: 1, text: 'None', label: 'no' }],
              parts: [{ id: 'p', text: 'Is one named?', points: 2 }],
              guidance: 'Count only causes.',
              references: [{ id: 's1', kind: 'source', text: 'A manual.' }],
            },
          ],
          profile: 'weighted-mean',
          guidance: 'Be fair.',
          axes: [{ axis: ['Depth'], text: 'How deep', weight: 2, dynamic: true }],
          bounds: { least: 0, most: 5 },
          stakeholders: [{ name: 'rider', weights: { k1: 2 } }],
        },
      },
    },
  },
];
