"""Trains the network for some minutes; may be stopped and started again, and exports what it has whenever it saves."""
import argparse
import csv
import time
from pathlib import Path

import torch

from data import SHARD, Scenes, held_out, shard
from network import SceneNet
from objects import OBJECTS


def angle(t):
    """Cosine schedule: how much image and how much noise at time t, 0 to 1."""
    return torch.cos(t * torch.pi / 2).view(-1, 1, 1, 1), torch.sin(t * torch.pi / 2).view(-1, 1, 1, 1)


def loss(net, batch, t, noise):
    image, labels, colours, places, light = batch
    alpha, sigma = angle(t)
    v = net(alpha * image + sigma * noise, labels, colours, places, torch.cat([t[:, None], light], 1))
    return torch.nn.functional.mse_loss(v, alpha * noise - sigma * image)


class Average:
    """Exponential moving average of the weights: what is shipped."""

    def __init__(self, net, most=0.997):
        self.net, self.most, self.steps = net, most, 0
        self.weights = {name: value.clone() for name, value in net.state_dict().items()}

    def follow(self):
        self.steps += 1
        keep = min(self.most, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                self.weights[name].lerp_(value, 1 - keep) if value.is_floating_point() else self.weights[name].copy_(value)


def rate(progress, highest):
    """Warm-up, then constant, then down to nothing over the last third."""
    return highest * min(1.0, progress / 0.02 + 0.05, max(0.02, (1 - progress) / 0.35))


def validate(average, scenes, size):
    net = SceneNet(len(OBJECTS)).eval()
    net.load_state_dict(average.weights)
    fixed = torch.Generator().manual_seed(1)
    with torch.no_grad():
        losses = []
        for start in range(0, 96, size):
            which = torch.arange(start, start + size)
            t = torch.rand(size, generator=fixed)
            losses.append(loss(net, scenes.batch(which), t, torch.randn(size, 3, 96, 96, generator=fixed)).item())
    return sum(losses) / len(losses)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path, help="where scenes, checkpoint and log are kept")
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--shards", type=int, default=24, help="of 500 scenes each")
    options.add_argument("--rate", type=float, default=1.5e-3)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--progress", type=float, default=0.0, help="where in the schedule of rates this part begins")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(int(time.time()) if chosen.progress else 1)
    net = SceneNet(len(OBJECTS)).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(net.parameters(), lr=chosen.rate, betas=(0.9, 0.99), weight_decay=0.01)
    average = Average(net)
    seen = 0
    checkpoint = chosen.folder / "checkpoint.pt"
    if checkpoint.exists():
        stored = torch.load(checkpoint)
        net.load_state_dict(stored["net"])
        optimizer.load_state_dict(stored["optimizer"])
        average.weights, average.steps, seen = stored["average"], stored["steps"], stored["seen"]
    print(f"{sum(p.numel() for p in net.parameters()):,} parameters", flush=True)

    scenes, loaded = Scenes(), 0
    checks = held_out(chosen.folder)
    began = saved = time.time()
    recent = []
    while (progress := chosen.progress + (1 - chosen.progress) * (time.time() - began) / (60 * chosen.minutes)) < 1:
        ready = (chosen.folder / f"scenes-{loaded:03d}.npz").exists()
        if loaded < chosen.shards and (ready or len(scenes) == 0):
            scenes.add(shard(chosen.folder, loaded, loaded * SHARD))
            loaded += 1
        for group in optimizer.param_groups:
            group["lr"] = rate(progress, chosen.rate)
        which = torch.randint(len(scenes), (chosen.batch,))
        batch = scenes.batch(which, torch.rand(chosen.batch) < 0.5)
        # spread over the times, so that each batch has every degree of noise
        t = (torch.arange(chosen.batch) + torch.rand(chosen.batch)) / chosen.batch
        now = loss(net, batch, t, torch.randn_like(batch[0]))
        optimizer.zero_grad(set_to_none=True)
        now.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        average.follow()
        seen += chosen.batch
        recent.append(now.item())
        if time.time() - saved > 120 or len(recent) == 60 and average.steps == 60:
            checked = validate(average, checks, 16)
            mean = sum(recent) / len(recent)
            print(f"{time.strftime('%H:%M:%S')} progress {progress:.3f} seen {seen} of {len(scenes)} loss {mean:.4f} held out {checked:.4f} "
                  f"rate {len(recent) * chosen.batch / (time.time() - saved):.1f}/s", flush=True)
            with open(chosen.folder / "loss.csv", "a", newline="") as log:
                csv.writer(log).writerow([seen, f"{mean:.5f}", f"{checked:.5f}"])
            save(checkpoint, net, optimizer, average, seen)
            recent, saved = [], time.time()
    save(checkpoint, net, optimizer, average, seen)


def save(path, net, optimizer, average, seen):
    part = path.with_suffix(".part")
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "average": average.weights,
                "steps": average.steps, "seen": seen}, part)
    part.rename(path)


if __name__ == "__main__":
    main()
