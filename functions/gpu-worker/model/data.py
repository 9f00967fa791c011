"""Rendered scenes as tensors: drawn once, kept in files, made into batches of what the network sees."""
import sys
from pathlib import Path

import numpy as np
import torch

from scenes import SIDE, Noise, render

SHARD = 500
INSTANCES = 24
HELD_OUT = 10_000_000  # seeds from here on are never trained on


def shard(folder, number, first_seed):
    """Scenes of a file, drawn if the file is not there."""
    path = Path(folder) / f"scenes-{number:03d}.npz"
    if not path.exists():
        noise = Noise(np.random.default_rng(number))
        images = np.zeros((SHARD, SIDE, SIDE, 3), np.uint8)
        plains = np.zeros((SHARD, SIDE, SIDE, 4), np.uint8)
        instances = np.zeros((SHARD, SIDE, SIDE), np.uint8)
        tables = np.zeros((SHARD, INSTANCES, 5), np.float32)
        lights = np.zeros((SHARD, 3), np.float32)
        for i in range(SHARD):
            images[i], plains[i], instances[i], table, lights[i] = render(first_seed + i, noise)
            tables[i, : len(table)] = table[:INSTANCES]
        part = path.with_suffix(".part.npz")
        np.savez(part, images=images, plains=plains, instances=instances, tables=tables, lights=lights)
        part.rename(path)
    with np.load(path) as stored:
        return [torch.from_numpy(stored[name]) for name in ("images", "plains", "instances", "tables", "lights")]


class Scenes:
    def __init__(self):
        self.parts = None

    def add(self, part):
        self.parts = part if self.parts is None else [torch.cat(pair) for pair in zip(self.parts, part)]

    def __len__(self):
        return 0 if self.parts is None else len(self.parts[0])

    def batch(self, which, mirrored=None):
        """image, labels, colours (with the glow), places, light of the scenes at these positions; mirrored ones left to right."""
        images, plains, instances, tables, lights = (part[which] for part in self.parts)
        n = len(which)
        flat = instances.long().view(n, -1)
        drawn = torch.gather(tables, 1, flat[..., None].expand(-1, -1, 5)).view(n, SIDE, SIDE, 5).permute(0, 3, 1, 2)
        grid = (torch.arange(SIDE) + 0.5) / SIDE
        u = (grid[None, None, :] - drawn[:, 1]) / drawn[:, 3] * 2 - 1
        v = (grid[None, :, None] - drawn[:, 2]) / drawn[:, 4] * 2 - 1
        found = [images.permute(0, 3, 1, 2).float() / 127.5 - 1, drawn[:, 0].long(), plains.permute(0, 3, 1, 2).float() / 127.5 - 1,
                 torch.stack([u, v], 1).clamp(-1.5, 1.5)]
        if mirrored is not None:
            found = [torch.where(mirrored.view(-1, *[1] * (each.dim() - 1)), each.flip(-1), each) for each in found]
        return (*found, lights)


def held_out(folder):
    scenes = Scenes()
    scenes.add(shard(folder, 999, HELD_OUT))
    return scenes


if __name__ == "__main__":
    # draws ahead of the training: data.py FOLDER SHARDS
    torch.set_num_threads(1)
    for index in range(int(sys.argv[2])):
        shard(sys.argv[1], index, index * SHARD)
