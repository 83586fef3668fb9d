import jsforce from 'jsforce';
import { ComponentSet } from '@salesforce/source-deploy-retrieve';
import { Command } from 'commander';
import { DuckDBInstance } from '@duckdb/node-api';
import { nowhere } from './nowhere.ts';
export const records = [jsforce, ComponentSet, Command, DuckDBInstance, nowhere];
