import type { Connection } from '@temporalio/client';
import { status } from '@grpc/grpc-js';
import { isGrpcServiceError } from '@temporalio/client';
import { SearchAttributeType } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Logger } from '../config/logger.ts';
import { messageOf, OperatorError } from '../config/operator-error.ts';
import { searchAttributeKeys } from '../contract/search-attributes.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;

const WIRE_TYPES = {
  [SearchAttributeType.TEXT]: IndexedValueType.INDEXED_VALUE_TYPE_TEXT,
  [SearchAttributeType.KEYWORD]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [SearchAttributeType.INT]: IndexedValueType.INDEXED_VALUE_TYPE_INT,
  [SearchAttributeType.DOUBLE]: IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE,
  [SearchAttributeType.BOOL]: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  [SearchAttributeType.DATETIME]: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  [SearchAttributeType.KEYWORD_LIST]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
} as const;

/** Codes with which servers say that attributes can't be managed through this call (Temporal Cloud, restricted keys). */
const NOT_HERE: readonly number[] = [status.PERMISSION_DENIED, status.UNAUTHENTICATED, status.UNIMPLEMENTED];

/**
 * Registers the search attributes of the contract where they are missing. Must have ended before a worker starts: an upsert of
 * an unregistered attribute fails a workflow task again and again. Goes on with a warning where they may not be made. An
 * attribute that exists with another type is an `OperatorError`: every conversation would hang.
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
  logger: Logger,
): Promise<void> {
  try {
    const existing = (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes ?? {};
    refuseOtherTypes(existing);
    const missing = searchAttributeKeys.filter((key) => existing[key.name] === undefined);
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing.map((key) => [key.name, WIRE_TYPES[key.type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    logger.info({ names: Object.keys(searchAttributes) }, 'search attributes registered');
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    // Another process was quicker: what counts is that they are there.
    if (error.code === status.ALREADY_EXISTS) return;
    if (error.code === status.NOT_FOUND) {
      throw new OperatorError(
        `Temporal has no namespace "${namespace}". Make it there, or set TEMPORAL_NAMESPACE to one that exists.`,
        { cause: error },
      );
    }
    if (!NOT_HERE.includes(error.code)) throw error;
    logger.warn(
      { reason: messageOf(error), names: searchAttributeKeys.map((key) => `${key.name}=${key.type}`) },
      'search attributes may not be managed from here; make sure that these exist in the namespace, or conversations will hang',
    );
  }
}

function refuseOtherTypes(existing: Record<string, proto.temporal.api.enums.v1.IndexedValueType>): void {
  for (const key of searchAttributeKeys) {
    const type = existing[key.name];
    if (type === undefined || type === WIRE_TYPES[key.type]) continue;
    throw new OperatorError(
      `The search attribute ${key.name} exists in Temporal with another type than ${key.type}. Conversations would hang: use another namespace, or remove that attribute there.`,
    );
  }
}

/** `Name=Type` as the dev server wants it on its command line. */
export function searchAttributeFlags(): string[] {
  const cliNames: Record<SearchAttributeType, string> = {
    TEXT: 'Text',
    KEYWORD: 'Keyword',
    INT: 'Int',
    DOUBLE: 'Double',
    BOOL: 'Bool',
    DATETIME: 'Datetime',
    KEYWORD_LIST: 'KeywordList',
  };
  return searchAttributeKeys.map((key) => `${key.name}=${cliNames[key.type]}`);
}
