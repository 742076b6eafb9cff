/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pp-worker.h"

typedef struct {
  PpWorkerFunc func;       /* NULL: the last job */
  gpointer     data;
  gboolean     waited_for;
  gboolean     done;
} Job;

struct _PpWorker {
  GThread *thread;
  GMutex   lock;
  GQueue   jobs;           /* (owned) (element-type Job) */
  GCond    wanted;         /* there is a job */
  GCond    done;           /* one that is waited for was done */
};

/* Whoever waits is woken after the lock is free, or would wake only to wait again. */
static void
push (PpWorker *self, Job *job)
{
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->jobs, job);
  g_mutex_unlock (&self->lock);
  g_cond_signal (&self->wanted);
}

static Job *
pop (PpWorker *self)
{
  Job *job;

  g_mutex_lock (&self->lock);
  while ((job = g_queue_pop_head (&self->jobs)) == NULL)
    g_cond_wait (&self->wanted, &self->lock);
  g_mutex_unlock (&self->lock);
  return job;
}

static gpointer
work (gpointer data)
{
  PpWorker *self = data;

  while (TRUE)
    {
      Job *job = pop (self);

      if (job->func == NULL)
        {
          g_free (job);
          return NULL;
        }
      job->func (job->data);
      if (!job->waited_for)
        {
          g_free (job);
          continue;
        }
      g_mutex_lock (&self->lock);
      job->done = TRUE;
      g_mutex_unlock (&self->lock);
      g_cond_broadcast (&self->done);
    }
}

/**
 * pp_worker_new:
 * @name: the thread's name
 *
 * Returns: (transfer full): a worker; end it with pp_worker_stop()
 */
PpWorker *
pp_worker_new (const char *name)
{
  PpWorker *self = g_new0 (PpWorker, 1);

  g_mutex_init (&self->lock);
  g_queue_init (&self->jobs);
  g_cond_init (&self->wanted);
  g_cond_init (&self->done);
  self->thread = g_thread_new (name, work, self);
  return self;
}

/**
 * pp_worker_push:
 * @self: a worker
 * @func: the job
 * @data: what it is about
 *
 * Queues a job and returns at once.
 */
void
pp_worker_push (PpWorker *self, PpWorkerFunc func, gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  push (self, job);
}

/**
 * pp_worker_call:
 * @self: a worker
 * @func: the job
 * @data: what it is about
 *
 * Queues a job and waits until it is done.
 */
void
pp_worker_call (PpWorker *self, PpWorkerFunc func, gpointer data)
{
  Job job = { .func = func, .data = data, .waited_for = TRUE };

  g_assert (g_thread_self () != self->thread);

  push (self, &job);
  g_mutex_lock (&self->lock);
  while (!job.done)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * pp_worker_stop:
 * @self: (transfer full): a worker
 *
 * Does what is queued, then ends the thread.
 */
void
pp_worker_stop (PpWorker *self)
{
  push (self, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wanted);
  g_cond_clear (&self->done);
  g_free (self);
}
