package dev.darkroom.jobs.sqs;

import dev.darkroom.aws.WorkMessages;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.WorkQueue;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * {@link WorkQueue} in two FIFO queues of SQS.
 *
 * <p>Two, because SQS knows no priorities: a worker polls both and gives its lanes to the priority queue's photos three to
 * one, so that nobody starves, as free users would if one queue had to be empty before the other's turn. FIFO, because a
 * group is locked while a message of it is in work: the next receive meets another user, however long the first one's
 * backlog. (Groups of standard queues make that likely only.)
 */
@Singleton
@Requires(property = "work.queue.url")
final class SqsWorkQueue implements WorkQueue {
    private final WorkMessages messages;
    private final String url;
    private final String priorityUrl;

    /**
     * @param url of the queue for whoever does not pay ({@code WORK_QUEUE_URL})
     * @param priorityUrl of the queue for whoever does ({@code PRIORITY_WORK_QUEUE_URL})
     */
    SqsWorkQueue(
            WorkMessages messages,
            @Property(name = "work.queue.url") String url,
            @Property(name = "priority.work.queue.url") String priorityUrl) {
        this.messages = messages;
        this.url = url;
        this.priorityUrl = priorityUrl;
    }

    @Override
    public void send(Job job, RulesRun run) {
        messages.send(
                queueOf(job),
                new WorkMessages.Message(run.kind(), run.userId(), group(job), once(job), Json.write(run)));
    }

    private String queueOf(Job job) {
        return switch (job.plan()) {
            case FREE -> url;
            case PRO -> priorityUrl;
        };
    }

    /**
     * A user has as many groups as the plan allows jobs at once: a single one would do the jobs one after the other, and one
     * for each job would let a user who executes and cancels over and over take every slot of a worker. Which one is left
     * to the id: two jobs of a user that meet in a group take turns.
     */
    static String group(Job job) {
        return job.user() + "#"
                + Math.floorMod(job.id().value().hashCode(), job.plan().concurrentJobs());
    }

    /**
     * SQS drops what comes under the same name within five minutes. Every dispatch that is written down makes a new version,
     * so only one that perhaps did not arrive is sent under the same name: the janitor's, half a minute later, is dropped
     * if the first did arrive. An operator's redrive comes under a name of its own.
     */
    static String once(Job job) {
        return job.id() + "-" + job.version();
    }
}
