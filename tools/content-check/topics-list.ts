import { z } from 'zod';

/** content/en/topics.yaml: the answers that must exist, by group, each with what a parent asks when it is the answer. */
const schema = z.record(z.string(), z.record(z.string(), z.string().min(1)));

export type TopicsList = z.infer<typeof schema>;

const empty: TopicsList = {};
export const topicsList = { path: 'en/topics.yaml', schema, empty };
