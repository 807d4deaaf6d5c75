import tseslint from 'typescript-eslint';
import importX from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';

const here = (folder) => `./src/${folder}`;

/**
 * The direction of imports (docs/architecture.md): rules know nothing, the contract names what crosses processes,
 * workflows see rules, contract and activity types, adapters never see each other, and nothing but the entry point
 * and tests sees the sandbox: otherwise code could behave differently against a stand-in than against the real vendor.
 */
const zones = [
  { target: here('domain'), from: './src', except: ['./domain'] },
  { target: here('contract'), from: './src', except: ['./contract', './domain'] },
  { target: here('workflows'), from: './src', except: ['./workflows', './domain', './contract', './activities'] },
  { target: here('discord'), from: './src', except: ['./discord', './contract', './domain'] },
  { target: here('twilio'), from: './src', except: ['./twilio', './contract', './domain'] },
  { target: here('cases'), from: './src', except: ['./cases', './contract', './domain'] },
  { target: here('knowledge'), from: './src', except: ['./knowledge', './contract', './domain'] },
  { target: here('temporal'), from: './src', except: ['./temporal', './contract', './domain', './config'] },
  { target: here('config'), from: './src', except: ['./config', './contract'] },
  {
    target: [
      'activities',
      'api',
      'gateway',
      'worker',
      'discord',
      'twilio',
      'cases',
      'knowledge',
      'temporal',
      'config',
    ].map(here),
    from: here('sandbox'),
  },
  { target: here('sandbox'), from: './src', except: ['./sandbox'] },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.flexcord/**', 'coverage/**', '.ci/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.mjs'] } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // what people write goes through these patterns: one that takes quadratic time or worse lets a message stop a worker
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['src/workflows/**/*.ts', 'src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', 'discord.js', '@discordjs/*', 'twilio', 'pg', 'fastify'],
              message: 'Workflow code and rules are replayed: no I/O, no platform.',
            },
            {
              group: ['../activities/*', '../../activities/*'],
              allowTypeImports: true,
              message: 'Workflows know activities by type only.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts', 'scripts/**', 'bench/**', 'src/main.ts', 'src/sandbox/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
