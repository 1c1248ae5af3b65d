/** The learned matcher as one file, so that a second start need not learn again. */
import { z } from 'zod';
import { lessonsHashOf, readKept, writeKept } from '../learning/kept-file';
import { paddingPhrases } from './padding';
import { learn, type Progress, type SearchModel } from './model';
import { trainingSet } from './training-set';
import type { KnowledgeBase } from '../knowledge/types';

/** Raise when features, training or this form change: older files are then learned anew. */
const format = 5;
/** Two lengths before the header: of the header, and of the whole file, so that a file cut short is noticed. */
const prefixLength = 8;

const header = z.object({ entryIds: z.array(z.string()), features: z.array(z.string()), words: z.array(z.string()), vague: z.array(z.string()), vagueAlone: z.array(z.string()), rank: z.number(), labels: z.number() });

/** Reads the matcher that was learned from exactly these texts and word lists, or learns it and keeps it in the folder. */
export function loadModel(knowledge: KnowledgeBase, folder: string, onProgress?: Progress): SearchModel {
  const texts = trainingSet(knowledge);
  const entryIds = [...knowledge.entries.keys()];
  const { synonyms, stopWords } = knowledge.words;
  const file = { folder, kind: 'matcher', format, lessonsHash: lessonsHashOf([texts, entryIds, [...synonyms], paddingPhrases(knowledge.words), [...stopWords]]) };
  const bytes = readKept(file);
  const kept = bytes && decode(bytes);
  if (kept) return kept;
  const model = learn(texts, entryIds, knowledge.words, onProgress);
  writeKept(file, encode(model));
  return model;
}

function decode(bytes: Buffer): SearchModel | undefined {
  if (bytes.length < prefixLength || bytes.readUInt32LE(4) !== bytes.length) return undefined;
  const headerLength = bytes.readUInt32LE(0);
  const { entryIds, features, words, vague, vagueAlone, rank, labels } = header.parse(JSON.parse(bytes.toString('utf8', prefixLength, prefixLength + headerLength)));
  let at = prefixLength + headerLength;
  const take = (length: number): Float32Array => {
    const part = new Float32Array(bytes.buffer, bytes.byteOffset + at, length);
    at += length * Float32Array.BYTES_PER_ELEMENT;
    return part;
  };
  const vocabulary = { indexOf: new Map(features.map((name, index) => [name, index])), idf: take(features.length) };
  const floats = { steps: take(features.length), output: take(rank * labels), bias: take(labels) };
  return { entryIds, words, vague, vagueAlone, vocabulary, softmax: { rank, labels, ...floats, embedding: new Int8Array(bytes.buffer, bytes.byteOffset + at, features.length * rank) } };
}

function encode({ entryIds, vocabulary, softmax, words, vague, vagueAlone }: SearchModel): Buffer {
  const json = Buffer.from(JSON.stringify({ entryIds, features: [...vocabulary.indexOf.keys()], words, vague, vagueAlone, rank: softmax.rank, labels: softmax.labels }));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4, ' ');
  const arrays = [vocabulary.idf, softmax.steps, softmax.output, softmax.bias, softmax.embedding].map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength));
  const prefix = Buffer.alloc(prefixLength);
  const whole = Buffer.concat([prefix, json, padding, ...arrays]);
  whole.writeUInt32LE(json.length + padding.length, 0);
  whole.writeUInt32LE(whole.length, 4);
  return whole;
}
